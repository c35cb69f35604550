using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Kafka;

/// <summary>
/// The thread that asks the client for messages and hands them to the partitions' tasks. It never waits for a handler, so that the group
/// does not take this process for dead.
/// </summary>
internal sealed class KafkaReader(
    string topic, IConsumer<string?, byte[]?> consumer, OpenPartitions partitions, KafkaErrors errors, KafkaSourceOptions options,
    ILogger logger, TimeProvider clock)
{
    // Events go over many at a time, because waking a task costs more than reading an event; and so soon that nobody waits for it.
    private const int HandOverEvents = 1024;
    private const int HandOverMs = 2;

    /// <summary>How long more events are waited for when some are to be handed over: the least that the client can wait.</summary>
    private static readonly TimeSpan GatherTime = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan KeepTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PausedPollTime = TimeSpan.FromMilliseconds(5);

    private int _taken;
    private long _firstTaken;
    private long _kept;

    /// <summary>Reads until it is asked to end, or cannot go on.</summary>
    /// <exception cref="TelemetryServerException">It cannot go on.</exception>
    public void Run(CancellationTokenSource ending)
    {
        try
        {
            consumer.Subscribe(topic);
            while (!ending.IsCancellationRequested && errors.Fault is null)
            {
                Step();
            }
        }
        finally
        {
            End(ending);
        }

        if (errors.Fault is { } fault)
        {
            throw fault;
        }
    }

    private void Step()
    {
        var result = Consume(_taken > 0 ? GatherTime : partitions.HasPaused ? PausedPollTime : PollTime);
        if (result is null)
        {
            HandOver();
            return;
        }

        errors.TakeMessage();
        Take(result);
        if (_taken++ == 0)
        {
            _firstTaken = Environment.TickCount64;
        }

        if (_taken >= HandOverEvents || Environment.TickCount64 - _firstTaken >= HandOverMs)
        {
            HandOver();
        }
    }

    private void HandOver()
    {
        partitions.HandOver();
        _taken = 0;
        if (Environment.TickCount64 - _kept >= (partitions.HasPaused ? PausedPollTime : KeepTime).TotalMilliseconds)
        {
            Keep();
        }
    }

    private void Take(ConsumeResult<string?, byte[]?> result)
    {
        if (partitions.Find(result.Partition.Value) is not { } partition)
        {
            return;
        }

        if (result.Message.Value is null && options.SkipTombstones)
        {
            partition.Waiting.Skip(result.Offset.Value + 1);
            if (!partition.HasTombstones)
            {
                partition.HasTombstones = true;
                KafkaLog.TombstonesSkipped(logger, partition.Id);
            }

            return;
        }

        partition.Waiting.Add(KafkaEvents.ToTelemetryEvent(result, partition.Id, options.Headers, clock));
        partitions.PauseIfFull(consumer, partition);
    }

    private void Keep()
    {
        _kept = Environment.TickCount64;
        partitions.ResumeWithRoom(consumer);
        partitions.Store(consumer);
        if (partitions.Completions.FirstOrDefault(c => c.IsFaulted) is { Exception: { } error })
        {
            errors.Take(error);
        }
    }

    private ConsumeResult<string?, byte[]?>? Consume(TimeSpan wait)
    {
        try
        {
            return consumer.Consume(wait);
        }
        catch (ConsumeException error)
        {
            errors.Take(error.Error);
            return null;
        }
    }

    // Members that do not ask any more lose their partitions: it asks on until the last handler has ended.
    private void End(CancellationTokenSource ending)
    {
        ending.Cancel();
        if (errors.Fault is null)
        {
            consumer.Pause(consumer.Assignment);
        }

        while (!OpenPartitions.WaitForAll([.. partitions.Completions], TimeSpan.FromMilliseconds(10)))
        {
            Consume(PollTime);
        }

        partitions.Store(consumer);
        consumer.Close();
    }
}
