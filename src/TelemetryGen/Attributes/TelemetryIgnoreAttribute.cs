namespace TelemetryGen;

/// <summary>Keeps a property or field of a telemetry record off the wire.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TelemetryIgnoreAttribute : Attribute;
