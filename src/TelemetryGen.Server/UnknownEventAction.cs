namespace TelemetryGen.Server;

/// <summary>What becomes of an event that is not known here. It is counted in any case.</summary>
public enum UnknownEventAction
{
    /// <summary>It is stored with the dead letters.</summary>
    DeadLetter,

    /// <summary>It is left to others that read the hub.</summary>
    Skip,
}
