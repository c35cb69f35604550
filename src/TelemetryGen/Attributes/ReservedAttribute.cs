namespace TelemetryGen;

/// <summary>
/// Marks a field that was removed: its bytes stay where they are, written as null (where it may be null) or zero, and are never read. So
/// older messages and older readers stay right. Keep the member's place, type and other attributes: a parameter stays a parameter, a
/// property may become private.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReservedAttribute : Attribute;
