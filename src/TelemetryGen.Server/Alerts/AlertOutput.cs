using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Alerts.Delivery;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Hosting;
using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server.Alerts;

/// <summary>The alerts of a schema: their names, who gets them, and where each partition's stand.</summary>
internal sealed class AlertOutput : IStateOutput, IDisposable
{
    private readonly TelemetryRegistration _registration;
    private readonly ConcurrentDictionary<string, AlertPartition> _partitions = new();
    private readonly HashSet<string> _names = [];
    private readonly List<Func<IServiceProvider, IAlertSink>> _create = [];
    private (IAlertSink Sink, Outage Outage)[] _sinks = [];
    private Outage? _saving;
    private ITelemetryStateStore? _store;
    private TelemetryMetrics? _metrics;
    private ILogger? _logger;
    private TimeProvider? _clock;

    private AlertOutput(TelemetryRegistration registration) => _registration = registration;

    public string Schema => _registration.SchemaName;

    public string Description => "alerts";

    /// <summary>Those of a program; the host disposes of them.</summary>
    public static AlertOutput Create(TelemetryRegistration registration) => new(registration);

    public void AddName(string name)
    {
        if (!_names.Add(name))
        {
            throw new TelemetryServerException($"There are two alerts called '{name}'. State is kept by name; give each its own.");
        }
    }

    public void AddSink(Func<IServiceProvider, IAlertSink> create) => _create.Add(create);

    /// <summary>Takes what it needs of the host.</summary>
    public AlertOutput Use(IServiceProvider services)
    {
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger($"TelemetryGen.Server.{Schema}.Alerts");
        (_store, _clock) = (_registration.GetState(services), services.GetRequiredService<TimeProvider>());
        _metrics = services.GetRequiredService<TelemetryMetrics>();
        _saving = StateOutage.Create("What is known of alerts", _logger, _clock);
        IAlertSink[] sinks = [new AlertLog(_logger), .. _create.Select(create => create(services))];
        _sinks = Array.ConvertAll(sinks, s => (s, OutageOf(s.Name)));
        if (sinks.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            throw new TelemetryServerException($"Two receivers of alerts are called '{same.Key}'. Give one another name.");
        }

        return this;
    }

    public IPartitionOutput Open(string partitionId) => _partitions[partitionId] =
        new(_store!, $"{Schema}/{partitionId}/alerts", _sinks, _names, Schema, _metrics!, _saving!, _logger!, _clock!);

    public AlertPartition Find(string partitionId) => _partitions[partitionId];

    public void Dispose()
    {
        foreach (var sink in _sinks.Select(s => s.Sink).OfType<IDisposable>())
        {
            sink.Dispose();
        }
    }

    private Outage OutageOf(string sink)
    {
        var logger = _logger!;
        return new(
            logger, _clock!,
            (fault, _, reason, seconds) => ServerLog.AlertsNotDelivered(logger, fault, sink, seconds, reason),
            tries => ServerLog.AlertsDelivered(logger, sink, tries));
    }
}
