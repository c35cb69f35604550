namespace TelemetryGen.Server.Pipeline;

/// <summary>What became of an event.</summary>
internal enum EventOutcome
{
    /// <summary>All its records were handled, or had been before.</summary>
    Handled,

    /// <summary>It is known, but nobody takes its records.</summary>
    Unhandled,

    /// <summary>It is not known, and left to others.</summary>
    Skipped,

    /// <summary>It is with the dead letters, whole or for some of its records.</summary>
    DeadLettered,
}
