using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server.Fleet;

namespace TelemetryGen.Server;

/// <summary>
/// The senders whose partitions this process reads, or read when the program began to stop, each as it was last seen. A service of the
/// program, filled by <see cref="FleetTelemetryExtensions.TrackFleet"/>; the meter <c>TelemetryGen.Server.Fleet</c> says the same as
/// metrics.
/// </summary>
public sealed class TelemetryFleet : IDisposable
{
    internal const string MeterName = "TelemetryGen.Server.Fleet";

    private readonly ConcurrentDictionary<FleetPartition, bool> _partitions = new();
    private readonly Meter _meter;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _stopping;

    /// <summary>Made by the program's services.</summary>
    public TelemetryFleet(IMeterFactory meters, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(lifetime);
        _clock = clock;
        _stopping = lifetime.ApplicationStopping;
        _meter = meters.Create(MeterName);
        _meter.CreateObservableGauge("telemetry.fleet.senders", Versions, "{sender}", "Senders by schema and version of their firmware.");
        _meter.CreateObservableGauge("telemetry.fleet.silence", Silences, "s", "Since when nothing came from a sender.");
        _meter.CreateObservableGauge(
            "telemetry.fleet.clock_skew", Skews, "s", "How far a sender's clock is ahead of the hub's, negative when it is behind.");
        _meter.CreateObservableGauge("telemetry.fleet.lag", Lags, "s", "How long the last record of a sender waited to be sent.");
    }

    /// <summary>All senders, by schema and name.</summary>
    public IReadOnlyList<FleetSender> GetSenders() =>
    [
        .. _partitions.Keys.SelectMany(p => p.GetSenders())
            .GroupBy(s => (s.Schema, s.Name)).Select(g => g.MaxBy(s => s.LastSeen)!)
            .OrderBy(s => s.Schema, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Add(FleetPartition partition) => _partitions[partition] = true;

    // A program that stops gives its partitions away too, and may still say what it saw.
    internal void Remove(FleetPartition partition)
    {
        if (!_stopping.IsCancellationRequested)
        {
            _partitions.TryRemove(partition, out _);
        }
    }

    private IEnumerable<Measurement<long>> Versions() => GetSenders()
        .GroupBy(s => (s.Schema, s.Version))
        .Select(g => new Measurement<long>(g.Count(), new("schema", g.Key.Schema), new("version", g.Key.Version)));

    private IEnumerable<Measurement<double>> Silences()
    {
        var now = _clock.GetUtcNow();
        return GetSenders().Select(s => Of(s, Math.Max(0, (now - s.LastSeen).TotalSeconds)));
    }

    private IEnumerable<Measurement<double>> Skews() =>
        GetSenders().Where(s => s.ClockBehind is not null).Select(s => Of(s, -s.ClockBehind!.Value.TotalSeconds));

    private IEnumerable<Measurement<double>> Lags() =>
        GetSenders().Where(s => s.Lag is not null).Select(s => Of(s, s.Lag!.Value.TotalSeconds));

    private static Measurement<double> Of(FleetSender sender, double value) =>
        new(value, new("schema", sender.Schema), new("sender", sender.Name));
}
