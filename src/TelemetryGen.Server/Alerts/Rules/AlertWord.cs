namespace TelemetryGen.Server.Alerts.Rules;

/// <summary>What is to be said after a record.</summary>
internal enum AlertWord
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fires.</summary>
    Fired,

    /// <summary>It fires still.</summary>
    Repeated,

    /// <summary>It is over.</summary>
    Resolved,
}
