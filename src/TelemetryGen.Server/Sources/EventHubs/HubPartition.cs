using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Processor;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server;

/// <summary>One partition that this process owns: its events, and how far they were processed.</summary>
internal sealed class HubPartition(
    string partitionId, IPartitionReceiver receiver, TimeSpan interval,
    Func<string, CheckpointPosition, CancellationToken, Task> save, Outage saving, TimeProvider clock)
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(10);

    private TelemetryEvent[] _events = new TelemetryEvent[16];
    private CheckpointPosition? _unsaved;
    private long _saved = clock.GetTimestamp();

    /// <summary>Processes a batch, and sets a checkpoint behind it when the last one was set long enough ago.</summary>
    public async Task ProcessAsync(IEnumerable<EventData> events, CancellationToken stopping)
    {
        var count = 0;
        foreach (var e in events)
        {
            if (count == _events.Length)
            {
                Array.Resize(ref _events, count * 2);
            }

            _events[count++] = EventConversion.ToTelemetryEvent(e, partitionId);
        }

        try
        {
            if (count > 0 && await receiver.ReceiveAsync(_events.AsMemory(0, count), stopping) is > 0 and var done)
            {
                _unsaved = new(_events[done - 1].Offset, _events[done - 1].SequenceNumber);
            }
        }
        finally
        {
            _events.AsSpan(0, count).Clear();
        }

        // When the partition is being closed, it may be another's.
        if (clock.GetElapsedTime(_saved) >= interval && !stopping.IsCancellationRequested)
        {
            await SaveAsync(stopping);
        }
    }

    /// <summary>Closes the receiver, after the batch that it is at.</summary>
    /// <param name="mayCheckpoint">The partition is still ours: another process that took it has its own checkpoints.</param>
    public async Task CloseAsync(bool mayCheckpoint)
    {
        try
        {
            await receiver.DisposeAsync();
        }
        finally
        {
            if (mayCheckpoint)
            {
                using var limit = new CancellationTokenSource(CloseTime, clock);
                await SaveAsync(limit.Token);
            }

            saving.Leave(partitionId);
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_unsaved is not { } position)
        {
            return;
        }

        try
        {
            await save(partitionId, position, cancellationToken);
            (_unsaved, _saved) = (null, clock.GetTimestamp());
            saving.Succeed(partitionId);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // While the partition is being closed: it is saved then.
        }
        catch (Exception error)
        {
            saving.Fail(partitionId, error);
        }
    }
}
