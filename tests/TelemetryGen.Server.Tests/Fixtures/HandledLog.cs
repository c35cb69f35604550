using System.Globalization;
using TelemetryGen.Testing.Clients;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>What several processes have handled of a hub, and whether they kept order and checkpoints.</summary>
internal sealed class HandledLog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly HashSet<(string Partition, long Sequence)> _handled = [];
    private readonly Dictionary<string, int> _counts = [];

    private enum What
    {
        Opened,
        Handled,
        Checkpoint,
    }

    /// <summary>Events that were handled at least once.</summary>
    public int Count => Locked(() => _handled.Count);

    /// <summary>Events that were handled again, each time counted.</summary>
    public int Repeated => Locked(() => _entries.Count(e => e.What == What.Handled) - _handled.Count);

    /// <summary>Records that servers dropped as duplicates.</summary>
    public int Dropped { get; private set; }

    /// <summary>Warnings and errors that they logged, and partitions that they lost.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>How many events a process has handled.</summary>
    public int CountOf(string process) => Locked(() => _counts.GetValueOrDefault(process));

    /// <summary>Notes the checkpoint of a partition whose owner is no more: whoever opens it from now on begins behind it.</summary>
    public void AddCheckpoint(string partition, long sequence) =>
        Add(new(Now(), What.Checkpoint, "", partition, sequence));

    /// <summary>Adds the lines that a process writes, to its end.</summary>
    public async Task FollowAsync(string process, ClientProcess from)
    {
        while (await from.LineAsync() is { } line)
        {
            var parts = line.Split(' ');
            if (parts is ["#", "opened", var opened, var at])
            {
                Add(new(Number(at), What.Opened, process, opened, -1));
            }
            else if (parts is ["#", "dropped", var count])
            {
                Dropped = Locked(() => Dropped + (int)Number(count));
            }
            else if (parts is ["#", "Warning:" or "Error:" or "Critical:", ..] || line.Contains("OwnershipLost", StringComparison.Ordinal))
            {
                Locked(() => Warnings.Count < 100 && Add(Warnings, $"{process}: {line}"));
            }
            else if (parts is [not "#", var sequence, var time])
            {
                Add(new(Number(time), What.Handled, process, parts[0], Number(sequence)));
            }
        }
    }

    /// <summary>What was done in a wrong order: an event left out, handled twice by one owner, or handled again before a
    /// checkpoint.</summary>
    public List<string> Problems()
    {
        var problems = new List<string>();
        var newest = new Dictionary<string, long>();
        var checkpoints = new Dictionary<string, long>();
        var owners = new Dictionary<(string Process, string Partition), (long Last, long Checkpoint)>();
        foreach (var e in Locked(() => _entries.OrderBy(e => e.Time).ToList()))
        {
            var owner = (e.Process, e.Partition);
            switch (e.What)
            {
                case What.Checkpoint:
                    checkpoints[e.Partition] = e.Sequence;
                    continue;
                case What.Opened:
                    var start = checkpoints.GetValueOrDefault(e.Partition, -1);
                    owners[owner] = (start, start);
                    continue;
                default:
                    break;
            }

            var (last, checkpoint) = owners[owner];
            Check(e.Sequence > checkpoint, $"{e} is not behind the checkpoint {checkpoint}");
            Check(e.Sequence > last, $"{e} was handled after {last}");
            Check(e.Sequence <= newest.GetValueOrDefault(e.Partition, -1) + 1, $"{e} came before one that goes before it");
            owners[owner] = (e.Sequence, checkpoint);
            newest[e.Partition] = Math.Max(e.Sequence, newest.GetValueOrDefault(e.Partition, -1));
        }

        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Waits until something holds.</summary>
    public async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !holds();)
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < Patience,
                $"Not in time: {what}; {Count} events were handled, {Repeated} of them again.\n{string.Join('\n', Warnings)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static long Now() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static bool Add(List<string> list, string line)
    {
        list.Add(line);
        return true;
    }

    private void Add(Entry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
            if (entry.What == What.Handled)
            {
                _handled.Add((entry.Partition, entry.Sequence));
                _counts[entry.Process] = _counts.GetValueOrDefault(entry.Process) + 1;
            }
        }
    }

    private TResult Locked<TResult>(Func<TResult> get)
    {
        lock (_gate)
        {
            return get();
        }
    }

    private sealed record Entry(long Time, What What, string Process, string Partition, long Sequence);
}
