using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Kafka;

/// <summary>One partition that this process has: a task that processes its events, and how far it came.</summary>
internal sealed class KafkaPartition : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop;
    private readonly IEventReceiver _receiver;
    private readonly int _maxBatch;
    private readonly ILogger _logger;
    private readonly TimeProvider _clock;
    private long _done = -1;
    private long _stored = -1;

    /// <param name="partition">The partition.</param>
    /// <param name="before">Ends when whoever had the partition here before has let go of it.</param>
    /// <param name="receiver">Takes its events.</param>
    /// <param name="options">How many wait.</param>
    /// <param name="logger">The log.</param>
    /// <param name="clock">The time.</param>
    /// <param name="stopping">The program's stop.</param>
    public KafkaPartition(
        TopicPartition partition, Task before, IEventReceiver receiver, KafkaSourceOptions options, ILogger logger, TimeProvider clock,
        CancellationToken stopping)
    {
        (Partition, _receiver, _maxBatch, _logger, _clock) = (partition, receiver, options.MaxBatch, logger, clock);
        Id = partition.Partition.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Waiting = new(options.MaxWaitingEvents, options.MaxWaitingBytes);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Completion = Task.Run(() => RunAsync(before), CancellationToken.None);
    }

    public TopicPartition Partition { get; }

    public string Id { get; }

    public WaitingEvents Waiting { get; }

    public bool IsPaused { get; set; }

    /// <summary>A tombstone was left out before, and told.</summary>
    public bool HasTombstones { get; set; }

    /// <summary>Ends when the receiver is closed; with an error when it threw.</summary>
    public Task Completion { get; }

    /// <summary>Asks the task to end after the event that it is at.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>The offset behind all that has an outcome, once.</summary>
    public bool TryTakeDone(out TopicPartitionOffset offset)
    {
        var done = Volatile.Read(ref _done);
        offset = new(Partition, done);
        if (done == _stored)
        {
            return false;
        }

        _stored = done;
        return true;
    }

    public void Dispose()
    {
        _stop.Dispose();
        Waiting.Dispose();
    }

    private async Task RunAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        IPartitionReceiver? open = null;
        try
        {
            open = await OpenAsync(_stop.Token);
            KafkaLog.PartitionOpened(_logger, Id);
            var lot = new Lot();
            do
            {
                lot = await Waiting.TakeAsync(lot, _stop.Token);
            }
            while (await ProcessAsync(open, lot));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // All that was received has its outcome.
        }
        finally
        {
            await (open?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async ValueTask<bool> ProcessAsync(IPartitionReceiver open, Lot lot)
    {
        for (var events = lot.Events; events.Length > 0;)
        {
            var batch = events[..Math.Min(_maxBatch, events.Length)];
            var done = await open.ReceiveAsync(batch, _stop.Token);
            if (done > 0)
            {
                Volatile.Write(ref _done, batch.Span[done - 1].SequenceNumber + 1);
            }

            Waiting.Done(batch.Span);
            if (done < batch.Length)
            {
                return false;
            }

            batch.Span.Clear();
            events = events[done..];
        }

        Volatile.Write(ref _done, lot.End);
        return true;
    }

    // What is known of duplicates comes from a store, which may be away for a while: the partition waits.
    private async Task<IPartitionReceiver> OpenAsync(CancellationToken stopping)
    {
        var opening = new Outage(
            _logger, _clock, (fault, _, reason, seconds) => KafkaLog.OpeningFailed(_logger, fault, Id, seconds, reason),
            tries => KafkaLog.OpeningWorks(_logger, Id, tries));
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            try
            {
                var open = await _receiver.OpenAsync(Id, stopping);
                opening.Succeed(Id);
                return open;
            }
            catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                opening.Fail(Id, error, delay);
            }

            await Task.Delay(delay, _clock, stopping);
        }
    }
}
