using TelemetryGen.Server;

namespace TelemetryGen.Benchmarks;

/// <summary>A source that gives its one partition to whoever hands it events.</summary>
internal sealed class MemorySource : IEventSource
{
    public TaskCompletionSource<IPartitionReceiver> Partition { get; } = new();

    public string Description => "memory";

    public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping) =>
        Partition.SetResult(await receiver.OpenAsync("0", stopping));
}
