namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Events of one route that wait, in their order.</summary>
internal sealed class RouteQueue(ForwardRoute route, IReadOnlyList<StoredEvent> events)
{
    private int _at;

    public ForwardRoute Route { get; } = route;

    public int Count => events.Count - _at;

    /// <summary>The number of the first one; call it while there is one.</summary>
    public long Next => events[_at].SequenceNumber;

    /// <summary>Most events of the next batch: fewer while one of them is looked for that is refused.</summary>
    public int MaxBatch { get; private set; } = int.MaxValue;

    /// <summary>The first ones as a batch; without an event when the first is too large.</summary>
    public ForwardBatch Batch(int maxBytes)
    {
        var batch = new ForwardBatch(Route, maxBytes);
        while (batch.Count < Math.Min(Count, MaxBatch) && batch.TryAdd(events[_at + batch.Count]))
        {
        }

        return batch;
    }

    /// <summary>The first ones.</summary>
    public IReadOnlyList<StoredEvent> Peek(int count) => [.. events.Skip(_at).Take(count)];

    /// <summary>The first ones are done; the next batch may be larger again.</summary>
    public void Done(int count)
    {
        _at += count;
        MaxBatch = MaxBatch > int.MaxValue / 2 ? int.MaxValue : MaxBatch * 2;
    }

    /// <summary>A batch of so many has one that is refused.</summary>
    public void Halve(int count) => MaxBatch = Math.Max(1, count / 2);
}
