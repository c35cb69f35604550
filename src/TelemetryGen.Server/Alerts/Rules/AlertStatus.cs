namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>An alert of one sender whose condition holds, or held lately. There is none for all others.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Since">Since when the condition holds.</param>
internal sealed record AlertStatus(AlertPhase Phase, DateTimeOffset Since)
{
    /// <summary>When it was first said of this that it fires; null while nothing was.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When it was last said that it fires, of this or of what was before it.</summary>
    public DateTimeOffset? LastReport { get; init; }

    /// <summary>How often it was said again.</summary>
    public int Repeats { get; init; }

    /// <summary>Since when it is over; null while it is not.</summary>
    public DateTimeOffset? OverSince { get; init; }
}
