namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>The times of an alert, as <see cref="AlertOptions{TRecord}"/> has them.</summary>
internal sealed record AlertTimes(TimeSpan After, TimeSpan ResolveAfter, TimeSpan? RepeatEvery, TimeSpan QuietTime)
{
    /// <summary>What a record changes.</summary>
    /// <param name="status">Where the alert of its sender stands; null for nowhere.</param>
    /// <param name="holds">The condition holds in the record.</param>
    /// <param name="isOver">The record says that it is over.</param>
    /// <param name="time">When the record was made.</param>
    /// <returns>Where it stands now, and what is to be said.</returns>
    public (AlertStatus? Status, AlertWord Word) Next(AlertStatus? status, bool holds, bool isOver, DateTimeOffset time) =>
        status?.Phase switch
        {
            AlertPhase.Firing => Fire(status, isOver, time),
            AlertPhase.Pending when !holds => (Rest(status, time), AlertWord.None),
            AlertPhase.Pending => Wait(time < status.Since ? status with { Since = time } : status, time),
            _ when holds => Wait(new(AlertPhase.Pending, time) { LastReport = status?.LastReport }, time),
            null => (null, AlertWord.None),
            _ => (Rest(status, time), AlertWord.None),
        };

    private (AlertStatus? Status, AlertWord Word) Wait(AlertStatus status, DateTimeOffset time) =>
        time - status.Since < After ? (status, AlertWord.None)
        : IsQuiet(status, time) ? (status with { Phase = AlertPhase.Firing }, AlertWord.None)
        : Report(status with { Phase = AlertPhase.Firing }, time);

    private (AlertStatus? Status, AlertWord Word) Fire(AlertStatus status, bool isOver, DateTimeOffset time)
    {
        if (isOver)
        {
            var over = status.OverSince is { } since && since <= time ? status : status with { OverSince = time };
            return time - over.OverSince < ResolveAfter ? (over, AlertWord.None)
                : (Rest(over, time), over.ReportedAt is null ? AlertWord.None : AlertWord.Resolved);
        }

        var firing = status.OverSince is null ? status : status with { OverSince = null };
        return firing.ReportedAt is null
            ? IsQuiet(firing, time) ? (firing, AlertWord.None) : Report(firing, time)
            : RepeatEvery is { } every && time - firing.LastReport >= every
                ? (firing with { LastReport = time, Repeats = firing.Repeats + 1 }, AlertWord.Repeated)
                : (firing, AlertWord.None);
    }

    private static (AlertStatus? Status, AlertWord Word) Report(AlertStatus status, DateTimeOffset time) =>
        (status with { ReportedAt = time, LastReport = time }, AlertWord.Fired);

    private AlertStatus? Rest(AlertStatus status, DateTimeOffset time) =>
        !IsQuiet(status, time) ? null
        : status.Phase == AlertPhase.Quiet ? status
        : new(AlertPhase.Quiet, time) { LastReport = status.LastReport };

    private bool IsQuiet(AlertStatus status, DateTimeOffset time) =>
        QuietTime > TimeSpan.Zero && status.LastReport is { } last && time - last < QuietTime;
}
