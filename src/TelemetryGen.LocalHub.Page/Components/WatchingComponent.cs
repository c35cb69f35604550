using Microsoft.AspNetCore.Components;
using TelemetryGen.LocalHub.Page.Viewing;

namespace TelemetryGen.LocalHub.Page.Components;

/// <summary>A part of the page that is drawn anew at each pulse.</summary>
public abstract class WatchingComponent : ComponentBase, IDisposable
{
    [Inject]
    internal PageView View { get; set; } = null!;

    /// <summary>Begins to listen.</summary>
    protected override void OnInitialized()
    {
        Look();
        View.Pulse += DrawAsync;
    }

    /// <summary>Takes from the watch what is drawn, so that a drawing sees one moment.</summary>
    protected virtual void Look()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the listening.</summary>
    protected virtual void Dispose(bool disposing) => View.Pulse -= DrawAsync;

    private Task DrawAsync() => InvokeAsync(() =>
    {
        Look();
        StateHasChanged();
    });
}
