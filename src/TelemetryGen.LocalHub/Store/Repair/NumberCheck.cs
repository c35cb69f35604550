namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>Follows the numbers of each partition: they rise by one, and so do positions rise.</summary>
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

        if (sequence > next.Sequence)
        {
            problems.Add($"{name}: events {next.Sequence} to {sequence - 1} are lost.");
            Lost += sequence - next.Sequence;
        }

        _next[partition] = (sequence + 1, position + 1);
        Position = Math.Max(Position, position);
        Events++;
        return true;
    }

    /// <summary>What the next event of a partition would get.</summary>
    public long NextSequence(long partition) => _next[partition].Sequence;
}
