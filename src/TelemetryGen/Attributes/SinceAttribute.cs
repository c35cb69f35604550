namespace TelemetryGen;

/// <summary>
/// The schema version that brought a field. Messages of older senders do not have it: it must be nullable or have a default.
/// </summary>
/// <param name="version">2 to the schema's version.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SinceAttribute(int version) : Attribute
{
    /// <summary>The schema version that brought the field.</summary>
    public int Version { get; } = version;
}
