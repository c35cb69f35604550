namespace TelemetryGen;

/// <summary>Keeps a settable property of a telemetry record off the wire.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TelemetryIgnoreAttribute : Attribute;
