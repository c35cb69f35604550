using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub;

/// <summary>What a policy allows.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "Rights is the service's own word.")]
public enum AccessRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Send events.</summary>
    Send = 1,

    /// <summary>Read events.</summary>
    Listen = 2,

    /// <summary>Both of these, and the hub's administration.</summary>
    Manage = 4 | Send | Listen,
}
