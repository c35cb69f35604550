using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>Stores dead letters, however long the store takes to accept them.</summary>
internal sealed class DeadLetterWriter(IDeadLetterStore store, TelemetryMetrics metrics, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    /// <summary>Returns when the letter is stored.</summary>
    /// <exception cref="OperationCanceledException">The server stops before that.</exception>
    public async ValueTask WriteAsync(DeadLetter letter, CancellationToken stopping)
    {
        for (var delay = FirstDelay; ; delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay)
        {
            try
            {
                await store.WriteAsync(letter, stopping);
                break;
            }
            catch (Exception error) when (error is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                ServerLog.DeadLetterNotStored(logger, error, store.Description, delay.TotalSeconds);
                await Task.Delay(delay, clock, stopping);
            }
        }

        metrics.AddDeadLetter(letter.Schema, letter.Reason);
        ServerLog.DeadLettered(logger, letter.Event.SequenceNumber, letter.Event.PartitionId, letter.Event.Publisher ?? "",
            letter.Reason, letter.Detail);
    }
}
