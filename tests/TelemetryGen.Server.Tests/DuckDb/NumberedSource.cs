using System.Collections.Concurrent;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>A source of several partitions, whose events have the numbers and times that a test gives.</summary>
internal sealed class NumberedSource : IEventSource
{
    private readonly ConcurrentDictionary<string, IPartitionReceiver> _partitions = new();
    private readonly TaskCompletionSource<IEventReceiver> _receiver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _stopping;

    public string Description => "a test";

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        _stopping = stopping;
        _receiver.SetResult(receiver);
        await _ended.Task;
        foreach (var partition in _partitions.Values)
        {
            await partition.DisposeAsync();
        }
    }

    public void End() => _ended.TrySetResult();

    /// <summary>Event <paramref name="number"/> of partition 0, at midnight of 2026-11-01 and as many minutes.</summary>
    public static TelemetryEvent Event(long number, byte[] body, string partition = "0", string? publisher = "wipy-01") => new()
    {
        Body = body, PartitionId = partition, SequenceNumber = number, Offset = "0", EnqueuedTime = Bodies.Start.AddMinutes(number),
        Publisher = publisher,
    };

    /// <summary>The receiver of a partition that events were sent of.</summary>
    public IPartitionReceiver PartitionOf(string id) => _partitions[id];

    /// <summary>Hands events over as one lot, and says how many of them have an outcome.</summary>
    public async Task<int> SendAsync(params TelemetryEvent[] events)
    {
        var id = events[0].PartitionId;
        if (!_partitions.TryGetValue(id, out var partition))
        {
            var receiver = await _receiver.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            _partitions[id] = partition = await receiver.OpenAsync(id, _stopping);
        }

        return await partition.ReceiveAsync(events, _stopping);
    }
}
