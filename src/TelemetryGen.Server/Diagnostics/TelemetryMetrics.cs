using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TelemetryGen.Server.Pipeline;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>The meter <c>TelemetryGen.Server</c>.</summary>
internal sealed class TelemetryMetrics : IDisposable
{
    public const string MeterName = "TelemetryGen.Server";

    private readonly ConcurrentDictionary<PartitionMetrics, bool> _open = new();
    private readonly ConcurrentDictionary<(string Schema, EventOutcome Outcome), long> _closed = new();
    private readonly ConcurrentDictionary<int, object> _versions = new();
    private readonly Meter _meter;
    private readonly Counter<long> _records;
    private readonly Counter<long> _deadLetters;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _handlerTime;
    private readonly Counter<long> _alerts;

    public TelemetryMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _meter.CreateObservableCounter(
            "telemetry.server.events", Events, "{event}", "Events by schema and outcome: handled, unhandled, skipped, dead_lettered.");
        _meter.CreateObservableGauge(
            "telemetry.server.lag", Lags, "s", "From when the hub stored the last event of a partition to when it had been processed.");
        _records = _meter.CreateCounter<long>(
            "telemetry.server.records", "{record}",
            "Records by schema, kind, the sender's schema version and outcome: handled, unhandled, duplicate, dead_lettered.");
        _deadLetters = _meter.CreateCounter<long>("telemetry.server.dead_letters", "{event}", "Dead letters by schema and reason.");
        _retries = _meter.CreateCounter<long>("telemetry.server.retries", "{attempt}", "Attempts after a handler threw.");
        _handlerTime = _meter.CreateHistogram<double>("telemetry.server.handler.duration", "s", "Time of a handler for one event.");
        _alerts = _meter.CreateCounter<long>(
            "telemetry.server.alerts", "{alert}", "Alerts delivered, by schema, alert, state (firing, resolved) and receiver.");
    }

    public PartitionMetrics Open(string schema, string partitionId)
    {
        var partition = new PartitionMetrics(schema, partitionId);
        _open[partition] = true;
        return partition;
    }

    /// <summary>Its events stay counted; its lag is another's from now on.</summary>
    public void Close(PartitionMetrics partition)
    {
        if (_open.TryRemove(partition, out _))
        {
            foreach (var outcome in Enum.GetValues<EventOutcome>())
            {
                var count = partition.Events(outcome);
                _closed.AddOrUpdate((partition.Schema, outcome), count, (_, before) => before + count);
            }
        }
    }

    public void AddRecords(string schema, string record, int version, bool isHandled, in EventResult result)
    {
        if (_records.Enabled)
        {
            Add(result.Handled, isHandled ? "handled" : "unhandled");
            Add(result.Duplicates, "duplicate");
            Add(result.Failed?.Count ?? 0, "dead_lettered");
        }

        void Add(int count, string outcome)
        {
            if (count > 0)
            {
                _records.Add(
                    count, new("schema", schema), new("record", record), new("version", Boxed(version)), new("outcome", outcome));
            }
        }
    }

    public void AddDeadLetter(string schema, DeadLetterReason reason) =>
        _deadLetters.Add(1, new("schema", schema), new("reason", reason.ToString()));

    public void AddRetry(string handler) => _retries.Add(1, new KeyValuePair<string, object?>("handler", handler));

    public void AddAlert(string schema, Alert alert, string receiver) => _alerts.Add(
        1, new("schema", schema), new("alert", alert.Name), new("state", alert.State == AlertState.Firing ? "firing" : "resolved"),
        new("receiver", receiver));

    public void AddHandlerTime(string handler, TimeSpan time) =>
        _handlerTime.Record(time.TotalSeconds, new KeyValuePair<string, object?>("handler", handler));

    public void Dispose() => _meter.Dispose();

    // A tag is an object: one for each version, not one for each event.
    private object Boxed(int version) => _versions.GetOrAdd(version, static v => v);

    private static string Word(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Handled => "handled",
        EventOutcome.Unhandled => "unhandled",
        EventOutcome.Skipped => "skipped",
        _ => "dead_lettered",
    };

    private IEnumerable<Measurement<long>> Events()
    {
        var sums = _closed.ToDictionary();
        foreach (var partition in _open.Keys)
        {
            foreach (var outcome in Enum.GetValues<EventOutcome>())
            {
                var key = (partition.Schema, outcome);
                sums[key] = sums.GetValueOrDefault(key) + partition.Events(outcome);
            }
        }

        return sums.Select(s => new Measurement<long>(s.Value, new("schema", s.Key.Schema), new("outcome", Word(s.Key.Outcome))));
    }

    private IEnumerable<Measurement<double>> Lags() =>
        _open.Keys.Select(p => new Measurement<double>(p.Lag, new("schema", p.Schema), new("partition", p.PartitionId)));
}
