namespace TelemetryGen.Schema;

/// <summary>An enumeration that fields of the schema use.</summary>
/// <param name="Name">Its name, unique in the schema.</param>
/// <param name="Wire">The underlying type, which is also its width on the wire.</param>
/// <param name="IsFlags">Values are sets of bits.</param>
/// <param name="Members">In declaration order.</param>
public sealed record EnumSpec(string Name, WireType Wire, bool IsFlags, EquatableArray<EnumMember> Members);

/// <summary>One named value.</summary>
public readonly record struct EnumMember(string Name, decimal Value)
{
    /// <summary>The value, without a fraction's zeros.</summary>
    public decimal Value { get; init; } = Decimals.Trimmed(Value);
}
