using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Outputs;

namespace TelemetryGen.Server.Pipeline;

/// <summary>The outputs of a partition, flushed until they are empty.</summary>
/// <param name="outputs">Those of all partitions.</param>
/// <param name="partitionId">The partition.</param>
/// <param name="clock">By which it waits.</param>
internal sealed class PartitionOutputs(IReadOnlyList<SharedOutput> outputs, string partitionId, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    /// <summary>How long a flush may take once the server is asked to stop.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(10);

    private readonly (Outage Outage, IPartitionOutput Partition)[] _outputs =
        [.. outputs.Select(o => (o.Outage, o.Output.Open(partitionId)))];

    /// <summary>None of them takes records.</summary>
    public bool IsEmpty { get; } = outputs.All(o => o.Output is IStateOutput);

    /// <summary>Those that go on from what was saved read it.</summary>
    public async ValueTask LoadAsync(CancellationToken stopping)
    {
        foreach (var output in _outputs.Select(o => o.Partition).OfType<IStatePartition>())
        {
            await output.LoadAsync(stopping);
        }
    }

    /// <summary>Hands on records of one event.</summary>
    /// <param name="context">The event.</param>
    /// <param name="records">The records, as they were read.</param>
    /// <param name="places">Where in the event each of them stands.</param>
    public void Add<TRecord>(TelemetryContext context, ReadOnlySpan<TRecord> records, ReadOnlySpan<int> places)
        where TRecord : IBatchRow<TRecord>
    {
        foreach (var (_, output) in _outputs)
        {
            if (output is IRecordPartitionOutput typed)
            {
                typed.Add(context, records, places);
            }
            else
            {
                output.Add(context, places);
            }
        }
    }

    /// <summary>Returns when all is handed on.</summary>
    /// <exception cref="OperationCanceledException">The server stops before that.</exception>
    public ValueTask FlushAsync(CancellationToken stopping) =>
        _outputs.Length == 0 ? ValueTask.CompletedTask : FlushAllAsync(stopping);

    public async ValueTask DisposeAsync()
    {
        foreach (var (outage, output) in _outputs)
        {
            outage.Leave(partitionId);
            if (output is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }
    }

    private async ValueTask FlushAllAsync(CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource();
        await using var asked = stopping.Register(() => limit.CancelAfter(StopTime));
        foreach (var (outage, partition) in _outputs)
        {
            for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
            {
                try
                {
                    await partition.FlushAsync(limit.Token);
                    outage.Succeed(partitionId);
                    break;
                }
                catch (Exception error) when (error is not OperationCanceledException || !limit.IsCancellationRequested)
                {
                    outage.Fail(partitionId, error, delay);
                    await Task.Delay(delay, clock, limit.Token);
                }
            }
        }
    }
}
