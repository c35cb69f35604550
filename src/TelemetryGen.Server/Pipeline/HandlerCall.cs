using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Pipeline;

/// <summary>The handler that a partition is in: since when, and what happens when it throws.</summary>
internal sealed class HandlerCall(
    string partition, TelemetryOptions options, HandlerErrors errors, TelemetryMetrics metrics, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private volatile string? _running;
    private long _started;
    private bool _isTold;

    /// <summary>True for what a handler throws because the server stops.</summary>
    public static bool IsStop(Exception error, TelemetryContext context) =>
        error is OperationCanceledException && context.CancellationToken.IsCancellationRequested;

    public void Begin(string handler)
    {
        (_started, _isTold) = (clock.GetTimestamp(), false);
        _running = handler;
    }

    public void End()
    {
        var (handler, time) = (_running!, clock.GetElapsedTime(_started));
        metrics.AddHandlerTime(handler, time);
        _running = null;
        if (_isTold)
        {
            _isTold = false;
            ServerLog.HandlerIsDone(logger, handler, partition, time.TotalSeconds);
        }
    }

    /// <summary>Tells once of a handler that takes long; called from a timer.</summary>
    public void CheckTime()
    {
        if (_running is { } handler && !_isTold && clock.GetElapsedTime(_started) is var time && time > options.SlowHandler)
        {
            _isTold = true;
            ServerLog.HandlerIsSlow(logger, handler, partition, time.TotalSeconds);
        }
    }

    /// <summary>Calls a handler again that threw, up to the number of attempts.</summary>
    /// <param name="handler">The handler's name.</param>
    /// <param name="invoke">Calls it.</param>
    /// <param name="context">Where its records came from.</param>
    /// <param name="error">What it threw.</param>
    /// <returns>Null when it did not throw any more, else what it threw last.</returns>
    public async ValueTask<Exception?> RetryAsync(string handler, Func<ValueTask> invoke, TelemetryContext context, Exception error)
    {
        var delay = options.RetryDelay;
        for (context.Attempt = 2; context.Attempt <= options.Attempts; context.Attempt++)
        {
            errors.Add(error, handler, context.Attempt - 1, options.Attempts, partition, context.Event.SequenceNumber);
            metrics.AddRetry(handler);
            await Task.Delay(delay, clock, context.CancellationToken);
            delay = delay * 2 < MaxDelay ? delay * 2 : MaxDelay;
            try
            {
                await invoke();
                context.Attempt = 1;
                return null;
            }
            catch (Exception again) when (!IsStop(again, context))
            {
                error = again;
            }
        }

        context.Attempt = 1;
        return error;
    }
}
