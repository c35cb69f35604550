using System.Globalization;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Server;

/// <summary>Reads each partition of a hub in the same process.</summary>
internal sealed partial class LocalHubSource(
    LocalHub.LocalHub hub, string hubName, LocalHubSourceOptions options, ITelemetryStateStore state, ILogger logger, TimeProvider clock)
    : IEventSource
{
    public string Description => $"hub {hubName} of the local hub in this process";

    public Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
    {
        int partitions;
        try
        {
            partitions = hub.GetPartitionCount(hubName);
        }
        catch (KeyNotFoundException)
        {
            throw new TelemetryServerException(
                $"The local hub has no hub '{hubName}'. Its hubs are {string.Join(", ", hub.Hubs)} (LocalHubOptions.Hubs).");
        }

        return Task.WhenAll(Enumerable.Range(0, partitions).Select(p => ReadAsync(p, receiver, stopping)));
    }

    private async Task ReadAsync(int partition, IEventReceiver receiver, CancellationToken stopping)
    {
        var id = partition.ToString(CultureInfo.InvariantCulture);
        var checkpoint = await SequenceCheckpoint.LoadAsync(
            state, $"localhub/{hubName}/{options.ConsumerGroup}/{id}", options.CheckpointInterval, clock, stopping);
        if (hub.GetNextSequenceNumber(hubName, partition) is var next && checkpoint.Last >= next)
        {
            StoreIsNew(logger, id, checkpoint.Last, next);
            checkpoint.Reset();
        }
        else if (checkpoint.Last >= 0)
        {
            GoesOn(logger, Description, id, checkpoint.Last);
        }

        await using var open = await receiver.OpenAsync(id, stopping);
        try
        {
            await foreach (var page in hub.ReadPartitionAsync(hubName, partition, checkpoint.Last, stopping))
            {
                var done = await open.ReceiveAsync(page.Select(e => ToTelemetryEvent(e, id)).ToArray(), stopping);
                if (done > 0)
                {
                    await checkpoint.SetAsync(page[done - 1].SequenceNumber, CancellationToken.None);
                }

                if (done < page.Count)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // All that was received has its outcome.
        }
        finally
        {
            await checkpoint.SaveAsync(CancellationToken.None);
        }
    }

    private static TelemetryEvent ToTelemetryEvent(StoredEvent e, string partition) => new()
    {
        Body = e.Body,
        PartitionId = partition,
        SequenceNumber = e.SequenceNumber,
        Offset = e.Offset.ToString(CultureInfo.InvariantCulture),
        EnqueuedTime = e.EnqueuedTime,
        Publisher = e.Publisher,
        PartitionKey = e.PartitionKey,
        ContentType = e.ContentType,
        Properties = e.Properties is { Count: > 0 } properties ? properties : null,
    };

    [LoggerMessage(2, LogLevel.Information,
        "{Source}: partition {Partition} goes on behind event {SequenceNumber}, as its checkpoint says.")]
    private static partial void GoesOn(ILogger logger, string source, string partition, long sequenceNumber);

    [LoggerMessage(1, LogLevel.Warning,
        "Partition {Partition} was processed to event {Checkpoint}, but the hub's next event is {Next}: its store is a new one. It is "
            + "read from its first event.")]
    private static partial void StoreIsNew(ILogger logger, string partition, long checkpoint, long next);
}
