using System.Collections.Concurrent;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Takes the events of a source without a pipeline, and can be made to keep a partition waiting.</summary>
internal sealed class RecordingReceiver : IEventReceiver
{
    private readonly ConcurrentDictionary<string, Partition> _partitions = new();

    /// <summary>What happened, in order: "0 opened", "0 took 5", "0 cancelled", "0 closed".</summary>
    public ConcurrentQueue<string> Steps { get; } = new();

    /// <summary>Partitions whose calls end only when this does, whatever they are asked.</summary>
    public (string Partition, Task Until)? Blocked { get; set; }

    public ValueTask<IPartitionReceiver> OpenAsync(string partitionId, CancellationToken stopping)
    {
        Steps.Enqueue($"{partitionId} opened");
        return new(_partitions[partitionId] = new(this, partitionId));
    }

    /// <summary>Waits for a step.</summary>
    public async Task StepAsync(string step)
    {
        for (var waited = 0; !Steps.Contains(step); waited += 10)
        {
            Assert.True(waited < 60_000, $"No '{step}': {string.Join(", ", Steps)}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Partition(RecordingReceiver owner, string id) : IPartitionReceiver
    {
        public async ValueTask<int> ReceiveAsync(ReadOnlyMemory<TelemetryEvent> events, CancellationToken stopping)
        {
            var count = events.Length;
            await using var registration = stopping.Register(() => owner.Steps.Enqueue($"{id} cancelled"));
            if (owner.Blocked is { } blocked && blocked.Partition == id)
            {
                owner.Steps.Enqueue($"{id} waits");
                await blocked.Until;
            }

            owner.Steps.Enqueue($"{id} took {count}");
            return count;
        }

        public ValueTask DisposeAsync()
        {
            owner.Steps.Enqueue($"{id} closed");
            return ValueTask.CompletedTask;
        }
    }
}
