using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>An event that is not yet stored.</summary>
/// <param name="Partition">The partition it goes to.</param>
/// <param name="Publisher">The publisher it is sent as, or null.</param>
/// <param name="PartitionKey">Its key, or null.</param>
/// <param name="Sections">
/// The encoded AMQP sections before the body, as sent: the sender's message annotations, properties, application properties.
/// </param>
/// <param name="Body">The payload of its data sections; with <paramref name="IsRawBody"/> the encoded value or sequence sections.</param>
/// <param name="IsRawBody">It has no data section.</param>
internal readonly record struct NewEvent(
    int Partition, string? Publisher, string? PartitionKey, ReadOnlyMemory<byte> Sections, ReadOnlyMemory<byte> Body,
    bool IsRawBody = false);

/// <summary>
/// The events of one request: stored together or not at all. At least one. Each is encoded as it is added, on its sender's thread, and
/// not kept: of a large batch, an object for each event would live through the collections that they themselves bring about, and all
/// senders would wait for those.
/// </summary>
internal sealed class Publication(HubInfo hub)
{
    // Mostly it is the only one, and otherwise all have one partition.
    private EventRun? _first;
    private RunWriter? _last;
    private OrderedDictionary<int, RunWriter>? _all;

    /// <summary>These events.</summary>
    public Publication(HubInfo hub, IEnumerable<NewEvent> events)
        : this(hub)
    {
        foreach (var item in events)
        {
            Add(item);
        }
    }

    /// <summary>How many events it has.</summary>
    public int Count { get; private set; }

    /// <summary>Encodes an event.</summary>
    public void Add(in NewEvent item)
    {
        Count++;
        if (_first is null)
        {
            _first = EventRun.Single(hub.Logs[item.Partition], item);
            return;
        }

        _last ??= new RunWriter(_first);
        if (_last.Log.Partition == item.Partition || TryFind(item.Partition))
        {
            _last.Add(item);
            return;
        }

        _last = new RunWriter(EventRun.Single(hub.Logs[item.Partition], item));
        _all!.Add(item.Partition, _last);
    }

    /// <summary>The events, by partition in the order of their first ones. Nothing is added any more.</summary>
    public EventRun[] End() => _last is null ? [_first!]
        : _all is null ? _last.End()
        : [.. _all.Values.SelectMany(static writer => writer.End())];

    private bool TryFind(int partition)
    {
        _all ??= new() { [_last!.Log.Partition] = _last };
        if (!_all.TryGetValue(partition, out var found))
        {
            return false;
        }

        _last = found;
        return true;
    }
}
