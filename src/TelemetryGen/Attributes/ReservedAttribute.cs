namespace TelemetryGen;

/// <summary>
/// Marks a field that was removed: its bytes stay where they are, written as null (where it may be null) or zero, and are never read. So older
/// messages and older readers stay right. Keep the member's type and its other attributes; it may be private.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReservedAttribute : Attribute;
