namespace TelemetryGen;

/// <summary>
/// The number of a record at its sender: filled by the device, from 1 on, one more each time, kept over reboots, and from the start again
/// after the type's end. By it a server knows a record that arrived twice (<see cref="DuplicateFilter"/>). 0 is of a sender that does not
/// number, such as one of an older version. On a ushort, uint or ulong that cannot be null and has no range; at most one in a record.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SequenceAttribute : Attribute;
