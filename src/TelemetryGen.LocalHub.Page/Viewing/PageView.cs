using System.Text.Json;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>What one open page looks at: its hub, its alert lines, and the pulse at which its parts draw what is new.</summary>
internal sealed class PageView : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly HubWatches _watches;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _closed = new();
    private IDisposable? _attendance;
    private bool _beats;

    public PageView(HubWatches watches, HubPageOptions options)
    {
        _watches = watches;
        _clock = options.TimeProvider;
        Schema = options.Schema;
        Cells = options.Schema is { } schema ? new CellText(schema) : null;
        Watch = watches.TryGet(watches.Names[0], out var first) ? first : throw new InvalidOperationException("The hub has no hubs.");
    }

    /// <summary>Twice a second, unless it is paused; and when something was changed by hand.</summary>
    public event Func<Task>? Pulse;

    public IReadOnlyList<string> Hubs => _watches.Names;

    public HubWatch Watch { get; private set; }

    public SchemaSpec? Schema { get; }

    /// <summary>Null without a schema.</summary>
    public CellText? Cells { get; }

    public bool IsPaused { get; private set; }

    public IReadOnlyList<AlertLine> Alerts { get; private set; } = [];

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Alerts of the hub that is looked at.</summary>
    public ActiveAlert[] Active()
    {
        var lines = Alerts.Where(a => string.Equals(a.Hub, Watch.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return lines.Length == 0 ? [] :
        [
            .. from latest in Watch.Read(state => state.ListLatest())
               from line in lines
               where line.IsOf(Watch.Name, latest.Field)
               let reason = line.Judge(latest.Value, latest.Field.Unit)
               where reason is not null
               orderby latest.Field.Path, latest.Publisher
               select new ActiveAlert(latest.Publisher, latest.Field, latest.Value, reason),
        ];
    }

    /// <summary>Begins to watch and to beat. Called once a browser is there.</summary>
    public void Open(string? alerts)
    {
        Alerts = Parse(alerts);
        _attendance ??= Watch.Attend();
        if (!_beats)
        {
            _beats = true;
            _ = BeatAsync();
        }
    }

    public Task SelectAsync(string hub)
    {
        if (_watches.TryGet(hub, out var watch) && watch != Watch)
        {
            _attendance?.Dispose();
            Watch = watch;
            _attendance = watch.Attend();
        }

        return PulseAsync();
    }

    public Task PauseAsync(bool pause)
    {
        IsPaused = pause;
        return PulseAsync();
    }

    /// <summary>Sets or removes the line of a field.</summary>
    /// <returns>All lines, for the browser to keep.</returns>
    public async Task<string> SetAlertAsync(MeasuredField field, double? above, double? below)
    {
        var others = Alerts.Where(a => !a.IsOf(Watch.Name, field));
        Alerts = above is null && below is null
            ? [.. others]
            : [.. others, new AlertLine(Watch.Name, field.Message, field.Path, above, below)];
        await PulseAsync();
        return JsonSerializer.Serialize(Alerts);
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        _attendance?.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        var token = _closed.Token;
        try
        {
            while (await timer.WaitForNextTickAsync(token))
            {
                if (!IsPaused)
                {
                    await PulseAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private Task PulseAsync() => Task.WhenAll(Pulse?.GetInvocationList().Cast<Func<Task>>().Select(listener => listener()) ?? []);

    // Another version of the page may have kept something else.
    private static AlertLine[] Parse(string? alerts)
    {
        try
        {
            return JsonSerializer.Deserialize<AlertLine[]>(alerts ?? "[]") ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
