namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// Follows the numbers of each partition: they rise by one, and so do positions rise. What an earlier repair could not save is counted as
/// lost and is no problem any more.
/// </summary>
internal sealed class NumberCheck(IReadOnlyDictionary<long, PartitionRow> partitions, ProblemList problems)
{
    private readonly Dictionary<long, (long Sequence, long Position)> _next =
        partitions.ToDictionary(static pair => pair.Key, static pair => (pair.Value.FirstSequence, 0L));

    public long Events { get; private set; }

    public long Lost { get; private set; }

    /// <summary>The highest position.</summary>
    public long Position { get; private set; }

    /// <summary>Whether an event fits behind those before it; one that does not has damaged numbers.</summary>
    public bool Accept(long partition, long sequence, long position)
    {
        if (!_next.TryGetValue(partition, out var next))
        {
            problems.Add($"An event is of partition row {partition}, which is not there.");
            return false;
        }

        var name = partitions[partition];
        if (sequence < next.Sequence || position < next.Position)
        {
            problems.Add($"{name}: event {sequence} comes after {next.Sequence - 1}.");
            return false;
        }

        Miss(name, next.Sequence, sequence);
        _next[partition] = (sequence + 1, position + 1);
        Position = Math.Max(Position, position);
        Events++;
        return true;
    }

    /// <summary>All events were given: what is missing up to the numbers that were given once is lost too.</summary>
    /// <param name="ends">What the store's index says of the next number of each partition.</param>
    /// <returns>What the next event of each partition gets.</returns>
    public IReadOnlyDictionary<long, long> End(IReadOnlyDictionary<long, long> ends)
    {
        var given = new Dictionary<long, long>();
        foreach (var (id, row) in partitions)
        {
            var next = _next[id].Sequence;
            given[id] = Math.Max(next, Math.Max(row.NextSequence, ends.GetValueOrDefault(id)));
            Miss(row, next, given[id]);
        }

        return given;
    }

    private void Miss(PartitionRow partition, long from, long to)
    {
        if (from < to)
        {
            Lost += to - from;
        }

        if (Math.Max(from, partition.NextSequence) is var unknown && unknown < to)
        {
            problems.Add($"{partition}: events {unknown} to {to - 1} are lost.");
        }
    }
}
