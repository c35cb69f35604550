using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Kafka;

/// <summary>The partitions that this process has now. All of it is called by the thread that reads.</summary>
internal sealed class OpenPartitions(
    string topic, IEventReceiver receiver, KafkaSourceOptions options, ILogger logger, TimeProvider clock, CancellationToken stopping)
    : IDisposable
{
    /// <summary>How long a full partition is waited for before it is paused, which throws away what the client has fetched.</summary>
    private static readonly TimeSpan RoomTime = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<int, KafkaPartition> _open = [];

    // Those that did not end in time when they went to another process. One that comes back waits for its task.
    private readonly Dictionary<int, Task> _ending = [];

    public bool HasPaused { get; private set; }

    /// <summary>The tasks of all partitions.</summary>
    public IEnumerable<Task> Completions => _open.Values.Select(p => p.Completion);

    public KafkaPartition? Find(int partition) => _open.GetValueOrDefault(partition);

    public void Assign(IEnumerable<TopicPartition> partitions)
    {
        foreach (var number in partitions.Select(p => p.Partition.Value))
        {
            _ending.Remove(number, out var before);
            _open[number] = new(
                new(topic, number), before ?? Task.CompletedTask, receiver, options, logger, clock, stopping);
        }
    }

    /// <summary>Closes partitions, after the event that each is at.</summary>
    /// <param name="consumer">The consumer, which commits what is stored there when this returns.</param>
    /// <param name="partitions">Which.</param>
    /// <param name="isLost">Others have them already, and commit for themselves.</param>
    public void Revoke(IConsumer<string?, byte[]?> consumer, IEnumerable<TopicPartitionOffset> partitions, bool isLost)
    {
        var revoked = partitions.Select(p => _open.GetValueOrDefault(p.Partition.Value)).OfType<KafkaPartition>().ToArray();
        var stops = revoked.Select(p => p.StopAsync()).ToArray();
        WaitForAll([.. stops, .. revoked.Select(p => p.Completion)], options.RevokeTime);
        foreach (var partition in revoked)
        {
            _open.Remove(partition.Partition.Partition.Value);
            if (!isLost)
            {
                Store(consumer, partition);
            }

            Release(partition, isLost ? "lost" : stopping.IsCancellationRequested ? "stopped" : "revoked");
        }
    }

    /// <summary>Hands what was read to the tasks.</summary>
    public void HandOver()
    {
        foreach (var partition in _open.Values)
        {
            partition.Waiting.HandOver();
        }
    }

    /// <summary>Pauses a partition that has too much waiting.</summary>
    public void PauseIfFull(IConsumer<string?, byte[]?> consumer, KafkaPartition partition)
    {
        if (!partition.Waiting.IsFull || partition.IsPaused)
        {
            return;
        }

        partition.Waiting.HandOver();
        if (!SpinWait.SpinUntil(() => !partition.Waiting.IsFull, RoomTime))
        {
            consumer.Pause([partition.Partition]);
            (partition.IsPaused, HasPaused) = (true, true);
            KafkaLog.Paused(logger, partition.Id);
        }
    }

    /// <summary>Goes on with paused partitions that have room.</summary>
    public void ResumeWithRoom(IConsumer<string?, byte[]?> consumer)
    {
        if (!HasPaused)
        {
            return;
        }

        foreach (var partition in _open.Values.Where(p => p.IsPaused && p.Waiting.HasRoom))
        {
            consumer.Resume([partition.Partition]);
            partition.IsPaused = false;
            KafkaLog.Resumed(logger, partition.Id);
        }

        HasPaused = _open.Values.Any(p => p.IsPaused);
    }

    /// <summary>Tells the client how far each partition was processed, for its next commit.</summary>
    public void Store(IConsumer<string?, byte[]?> consumer)
    {
        foreach (var partition in _open.Values)
        {
            Store(consumer, partition);
        }
    }

    public void Dispose()
    {
        foreach (var partition in _open.Values)
        {
            Release(partition, "stopped");
        }
    }

    /// <summary>Waits without an error: what a task threw is found in it.</summary>
    public static bool WaitForAll(Task[] tasks, TimeSpan time) =>
        Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default).Wait(time);

    private void Store(IConsumer<string?, byte[]?> consumer, KafkaPartition partition)
    {
        if (!partition.TryTakeDone(out var offset))
        {
            return;
        }

        try
        {
            consumer.StoreOffset(offset);
        }
        catch (KafkaException error)
        {
            KafkaLog.CommitFailed(logger, partition.Id, error.Error.Reason);
        }
    }

    private void Release(KafkaPartition partition, string reason)
    {
        KafkaLog.PartitionClosed(logger, partition.Id, reason);
        if (partition.Completion.IsCompleted)
        {
            partition.Dispose();
            return;
        }

        KafkaLog.DidNotEnd(logger, partition.Id, options.RevokeTime.TotalSeconds);
        _ending[partition.Partition.Partition.Value] = partition.Completion;
        _ = partition.Completion.ContinueWith(_ => partition.Dispose(), TaskScheduler.Default);
    }
}
