using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server;

/// <summary>
/// What the client tries again by itself: what passes, with the client's own pauses. Its own policy tries also what is refused again, and
/// a wrong key would be told only after all of that.
/// </summary>
internal sealed class HubRetries : EventHubsRetryPolicy
{
    private const int MaxRetries = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan BusyDelay = TimeSpan.FromSeconds(4);

    private volatile bool _isStarting;

    /// <summary>Whether nothing is tried again, since who starts the client does that, and tells of it.</summary>
    public bool IsStarting
    {
        get => _isStarting;
        set => _isStarting = value;
    }

    public override TimeSpan CalculateTryTimeout(int attemptCount) => TimeSpan.FromSeconds(IsStarting ? 20 : 60);

    public override TimeSpan? CalculateRetryDelay(Exception lastException, int attemptCount)
    {
        if (IsStarting || attemptCount > MaxRetries || !(PassingErrors.Has(lastException) || lastException is OperationCanceledException))
        {
            return null;
        }

        var isBusy = lastException is EventHubsException { Reason: EventHubsException.FailureReason.ServiceBusy };
        return FirstDelay * ((1 << Math.Max(0, attemptCount - 1)) + (0.1 * Random.Shared.NextDouble())) + (isBusy ? BusyDelay : default);
    }
}
