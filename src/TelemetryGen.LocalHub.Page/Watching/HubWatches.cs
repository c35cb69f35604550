using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>The hubs that can be watched, by name; case does not count.</summary>
internal sealed class HubWatches(IEnumerable<HubWatch> watches) : IAsyncDisposable
{
    private readonly Dictionary<string, HubWatch> _byName = watches.ToDictionary(w => w.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Names { get; } = [.. watches.Select(w => w.Name)];

    public bool TryGet(string? name, [NotNullWhen(true)] out HubWatch? watch) => _byName.TryGetValue(name ?? "", out watch);

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _byName.Values)
        {
            await watch.DisposeAsync();
        }
    }
}
