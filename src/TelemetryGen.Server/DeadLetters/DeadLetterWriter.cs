using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>Stores dead letters, however long the store takes to accept them.</summary>
internal sealed class DeadLetterWriter(IDeadLetterStore store, TelemetryMetrics metrics, ILogger logger, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private readonly DeadLetterLines _lines = new(store.Description, logger, clock);
    private readonly Outage _outage = new(
        logger, clock,
        (fault, _, reason, seconds) => ServerLog.DeadLetterNotStored(logger, fault, store.Description, seconds, reason),
        tries => ServerLog.DeadLettersStored(logger, store.Description, tries));

    /// <summary>Returns when the letter is stored.</summary>
    /// <exception cref="OperationCanceledException">The server stops before that.</exception>
    public async ValueTask WriteAsync(DeadLetter letter, CancellationToken stopping)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            try
            {
                await store.WriteAsync(letter, stopping);
                _outage.Succeed(letter.Event.PartitionId);
                break;
            }
            catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                _outage.Fail(letter.Event.PartitionId, error, delay);
                await WaitAsync(letter.Event.PartitionId, delay, stopping);
            }
        }

        metrics.AddDeadLetter(letter.Schema, letter.Reason);
        _lines.Add(letter);
    }

    /// <summary>Tells of those that have no line of their own, when a minute is over; called from a timer.</summary>
    public void CheckTime() => _lines.CheckTime();

    public void Dispose() => _lines.Dispose();

    private async Task WaitAsync(string partition, TimeSpan delay, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(delay, clock, stopping);
        }
        catch (OperationCanceledException)
        {
            _outage.Leave(partition);
            throw;
        }
    }
}
