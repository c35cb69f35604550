using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>How regularly a publisher sends.</summary>
public enum PublisherState
{
    /// <summary>It sends as it used to.</summary>
    Live,

    /// <summary>Its next event is overdue.</summary>
    Late,

    /// <summary>Nothing came for long.</summary>
    Silent,
}

/// <summary>A publisher as it is now.</summary>
/// <param name="Name">Its name; the partition key, or a word, for events without one.</param>
/// <param name="LastSeen">When the hub took its last event.</param>
/// <param name="Interval">How far its events are apart, smoothed; null before the second.</param>
/// <param name="Lag">See <see cref="ClockEstimate.Lag"/>; null without a timestamp in its records.</param>
/// <param name="ClockBehind">See <see cref="ClockEstimate.Behind"/>.</param>
/// <param name="Events">Events that were looked at.</param>
/// <param name="DeadLetters">How many of them could not be decoded.</param>
public sealed record Publisher(
    string Name, DateTimeOffset LastSeen, TimeSpan? Interval, TimeSpan? Lag, TimeSpan? ClockBehind, long Events, long DeadLetters)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Judged by three and by twenty of its own intervals, so that a board that sends once an hour is not late after a minute.
    /// </summary>
    public PublisherState StateAt(DateTimeOffset now)
    {
        var silence = now - LastSeen;
        var usual = Interval ?? TimeSpan.FromMinutes(1);
        return silence <= (usual * 3) + Grace ? PublisherState.Live
            : silence <= (usual * 20) + Grace ? PublisherState.Late
            : PublisherState.Silent;
    }
}

/// <summary>What is kept of a publisher.</summary>
internal sealed class PublisherHistory(string name, FleetFields? fields = null)
{
    // Of each new interval a fifth counts: some ten events, and an old pause is forgotten.
    private const double Weight = 0.2;

    private readonly ClockEstimate _clock = new();
    private readonly LatestValues _latest = new(fields ?? new(null));
    private DateTimeOffset _lastSeen;
    private TimeSpan? _interval;
    private long _events;
    private long _deadLetters;

    public void Add(WatchedEvent item)
    {
        if (_events++ > 0)
        {
            var apart = item.EnqueuedTime - _lastSeen;
            _interval = _interval is { } usual ? (usual * (1 - Weight)) + (apart * Weight) : apart;
        }

        _lastSeen = item.EnqueuedTime;
        if (item.Problem is not null)
        {
            _deadLetters++;
        }

        if (item.NewestTimestamp is { } taken)
        {
            _clock.Add(item.EnqueuedTime, taken);
        }

        foreach (var record in item.Records)
        {
            _latest.Add(record, item.EnqueuedTime);
        }
    }

    public Publisher Now() => new(name, _lastSeen, _interval, _clock.Lag, _clock.Behind, _events, _deadLetters);

    public FleetRow Row() => _latest.Now(Now());
}
