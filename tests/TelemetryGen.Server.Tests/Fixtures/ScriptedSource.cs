namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>A source that gives what a test puts in: one partition, as batches. It knows how far the receiver came.</summary>
internal sealed class ScriptedSource : IEventSource
{
    private readonly TaskCompletionSource<IPartitionReceiver> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _stopping;
    private long _next;

    public string Description => "a test";

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        _stopping = stopping;
        await using var partition = await receiver.OpenAsync("0", stopping);
        _opened.SetResult(partition);
        await Task.Delay(Timeout.Infinite, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        await _ended.Task;
    }

    /// <summary>No more events; the source may end when it is asked to.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>Hands bodies over as one batch, and says how many of them have an outcome.</summary>
    public async Task<int> SendAsync(params byte[][] bodies) => await SendAsync("wipy-01", bodies);

    /// <summary>The receiver itself, for tests that count what it allocates.</summary>
    public Task<IPartitionReceiver> PartitionAsync() =>
        _opened.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public async Task<int> SendAsync(string? publisher, params byte[][] bodies)
    {
        var partition = await PartitionAsync();
        var events = bodies.Select(b => new TelemetryEvent
        {
            Body = b, PartitionId = "0", SequenceNumber = _next++, Offset = $"{_next * 64}", EnqueuedTime = DateTimeOffset.UtcNow,
            Publisher = publisher, Properties = new Dictionary<string, object> { ["row"] = 3L },
        }).ToArray();
        return await partition.ReceiveAsync(events, _stopping);
    }

    /// <summary>Hands events over as one batch.</summary>
    public async Task<int> SendAsync(params TelemetryEvent[] events) =>
        await (await PartitionAsync()).ReceiveAsync(events, _stopping);
}
