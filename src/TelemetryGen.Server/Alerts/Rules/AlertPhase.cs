namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>Where an alert of one sender stands.</summary>
internal enum AlertPhase
{
    /// <summary>Its condition does not hold; it is remembered for its quiet time.</summary>
    Quiet,

    /// <summary>Its condition holds, not yet long enough.</summary>
    Pending,

    /// <summary>It fires.</summary>
    Firing,
}
