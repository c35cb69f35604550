using System.Globalization;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Messaging.EventHubs.Processor;

namespace TelemetryGen.Testing.Processor;

/// <summary>Writes each event as it handles it, and sets a checkpoint behind each batch of at most 50.</summary>
internal sealed class PrintingProcessor(CheckpointStore store, string connectionString, string hub)
    : PluggableCheckpointStoreEventProcessor<EventProcessorPartition>(store, 50, "$Default", connectionString, hub, Options)
{
    private static readonly Lock Gate = new();

    private static EventProcessorOptions Options => new()
    {
        LoadBalancingStrategy = LoadBalancingStrategy.Greedy,
        LoadBalancingUpdateInterval = TimeSpan.FromSeconds(1),
        PartitionOwnershipExpirationInterval = TimeSpan.FromSeconds(5),
    };

    /// <inheritdoc/>
    protected override async Task OnProcessingEventBatchAsync(
        IEnumerable<EventData> events, EventProcessorPartition partition, CancellationToken cancellationToken)
    {
        EventData? last = null;
        foreach (var item in events)
        {
            Print($"{partition.PartitionId} {item.SequenceNumber.ToString(CultureInfo.InvariantCulture)}");
            last = item;
        }

        if (last is not null)
        {
            await UpdateCheckpointAsync(partition.PartitionId, CheckpointPosition.FromEvent(last), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    protected override Task OnProcessingErrorAsync(
        Exception exception, EventProcessorPartition partition, string operationDescription, CancellationToken cancellationToken)
    {
        Print($"# {operationDescription}: {exception.Message.ReplaceLineEndings(" ")}");
        return Task.CompletedTask;
    }

    // Whole lines, and on their way before the checkpoint: what a kill leaves unsaid is read again.
    private static void Print(string line)
    {
        lock (Gate)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
