using System.Collections.Concurrent;
using System.Globalization;
using TelemetryGen.Testing.Clients;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>What processors have handled, whichever of them it was.</summary>
internal sealed class ProcessorLog
{
    private readonly ConcurrentDictionary<(string Partition, long Sequence), int> _handled = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> _partitions = new();
    private int _tooEarly;

    /// <summary>Events that were handled at least once.</summary>
    public int Count => _handled.Count;

    /// <summary>Events that were handled more than once.</summary>
    public int Repeated => _handled.Values.Count(times => times > 1);

    /// <summary>Events that were handled before the one that goes before them in their partition.</summary>
    public int TooEarly => _tooEarly;

    public void Add(string processor, string partition, long sequence)
    {
        if (sequence > 0 && !_handled.ContainsKey((partition, sequence - 1)))
        {
            Interlocked.Increment(ref _tooEarly);
        }

        _handled.AddOrUpdate((partition, sequence), 1, static (_, times) => times + 1);
        var partitions = _partitions.GetOrAdd(processor, static _ => []);
        lock (partitions)
        {
            partitions.Add(partition);
        }
    }

    /// <summary>The partitions of which a processor has handled events since <see cref="Forget"/>.</summary>
    public string[] PartitionsOf(string processor)
    {
        var partitions = _partitions.GetOrAdd(processor, static _ => []);
        lock (partitions)
        {
            return [.. partitions.Order()];
        }
    }

    public void Forget() => _partitions.Clear();

    /// <summary>Adds the lines that a process writes, to its end.</summary>
    public async Task FollowAsync(string processor, ClientProcess process)
    {
        while (await process.LineAsync() is { } line)
        {
            if (line.Split(' ') is [not "#", ..] and var parts)
            {
                Add(processor, parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Waits until something holds.</summary>
    public async Task UntilAsync(Func<bool> holds, string what)
    {
        for (var waited = 0; !holds(); waited += 50)
        {
            Assert.True(waited < 60_000, $"After a minute: {what}; {Count} events were handled, {Repeated} of them again.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
