using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub;

/// <summary>
/// A clock that has not been set, as on a machine without a battery for it that starts before it reaches a server of the time. Certificates
/// and the end of tokens would come out decades wrong.
/// </summary>
internal static partial class HubClock
{
    /// <summary>Before this no hub of this kind existed, so a clock that says less is wrong.</summary>
    public static readonly DateTimeOffset Earliest = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the clock is set, or at once when the options take it as it is.</summary>
    /// <exception cref="LocalHubException">It was not set in <see cref="LocalHubOptions.ClockWait"/>.</exception>
    public static async Task WaitAsync(LocalHubOptions options, ILogger logger, CancellationToken cancellation)
    {
        var clock = options.TimeProvider;
        if (clock.GetUtcNow() >= Earliest)
        {
            return;
        }

        if (options.TrustClock)
        {
            LogTrusted(logger, clock.GetUtcNow());
            return;
        }

        LogWaiting(logger, clock.GetUtcNow(), options.ClockWait);
        var start = clock.GetTimestamp();
        while (clock.GetUtcNow() is var now && now < Earliest)
        {
            if (clock.GetElapsedTime(start) >= options.ClockWait)
            {
                throw new LocalHubException(
                    LocalHubError.ClockNotSet,
                    $"The clock of this machine says {now:yyyy-MM-dd HH:mm} UTC, so it has not been set, and certificates and tokens "
                        + "would be wrong. "
                    + "Set it, wait longer for it (ClockWait, --clock-wait), or take it as it is (TrustClock, --trust-clock).");
            }

            await Task.Delay(Look, cancellation);
        }

        LogSet(logger, clock.GetUtcNow());
    }

    /// <summary>
    /// From where a certificate's life counts: now, or for a clock that is known to be wrong the earliest it can really be.
    /// </summary>
    public static DateTimeOffset AtLeast(DateTimeOffset now) => now < Earliest ? Earliest : now;

    [LoggerMessage(40, LogLevel.Warning, "The clock says {Now:yyyy-MM-dd HH:mm} UTC, so it has not been set; waiting up to {Wait} for it")]
    private static partial void LogWaiting(ILogger logger, DateTimeOffset now, TimeSpan wait);

    [LoggerMessage(41, LogLevel.Warning, "The clock says {Now:yyyy-MM-dd HH:mm} UTC, which is taken as it is: TrustClock is on")]
    private static partial void LogTrusted(ILogger logger, DateTimeOffset now);

    [LoggerMessage(42, LogLevel.Warning, "The clock was set to {Now:yyyy-MM-dd HH:mm} UTC; going on")]
    private static partial void LogSet(ILogger logger, DateTimeOffset now);
}
