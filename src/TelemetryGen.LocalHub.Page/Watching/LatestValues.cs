using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>What the newest records of a publisher say: the version of its firmware, and the numbers that the fleet shows.</summary>
internal sealed class LatestValues(FleetFields fields)
{
    private readonly Dictionary<MessageSpec, DateTimeOffset> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly double?[] _values = new double?[fields.All.Count];
    private int? _version;

    /// <summary>A record that is older than the last one of its type came out of a queue: it says nothing of now.</summary>
    /// <param name="record">The record.</param>
    /// <param name="arrived">When the hub took it.</param>
    public void Add(MessageValues record, DateTimeOffset arrived)
    {
        // By the hub's clock where the board's is ahead: set right later, it would say nothing new until it has caught up.
        var taken = EventDecoder.TimestampOf(record) is { } moment && moment < arrived ? moment : arrived;
        if (_taken.TryGetValue(record.Message, out var last) && taken < last)
        {
            return;
        }

        _taken[record.Message] = taken;
        _version = record.Version;
        fields.Read(record, _values);
    }

    public FleetRow Now(Publisher publisher) => new(publisher, _version, [.. _values]);
}
