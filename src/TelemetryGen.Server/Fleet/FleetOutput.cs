using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server.Fleet;

/// <summary>Looks at the records of all kinds for who sent them.</summary>
internal sealed class FleetOutput(
    string schema, FleetOptions options, TelemetryFleet fleet, ITelemetryStateStore store, ILogger logger, TimeProvider clock)
    : IRecordObserver, IStateOutput
{
    private readonly ConcurrentDictionary<string, FleetPartition> _partitions = new();
    private readonly Outage _saving = StateOutage.Create("What is known of the fleet", logger, clock);

    public string Description => "the fleet";

    public IRecordBatchHandler<TRecord>? CreateHandler<TRecord>()
        where TRecord : IBatchRow<TRecord> => new FleetHandler<TRecord>(this);

    public IPartitionOutput Open(string partitionId)
    {
        var partition = new FleetPartition(schema, partitionId, options, fleet, store, _saving, logger, clock);
        _partitions[partitionId] = partition;
        fleet.Add(partition);
        return partition;
    }

    public FleetPartition Find(string partitionId) => _partitions[partitionId];
}
