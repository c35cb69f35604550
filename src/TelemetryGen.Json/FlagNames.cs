using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>The value of a [Flags] field as names of its bits.</summary>
internal static class FlagNames
{
    /// <summary>The members that make up the value, single bits before groups of them, and the bits that have no name.</summary>
    public static (IReadOnlyList<string> Names, ulong Unnamed) Decompose(EnumSpec flags, decimal value)
    {
        var rest = flags.Wire.ToBits(value);
        var names = new List<string>();
        foreach (var member in flags.Members.OrderByDescending(m => ulong.PopCount(flags.Wire.ToBits(m.Value)) == 1))
        {
            var bits = flags.Wire.ToBits(member.Value);
            if (bits != 0 && (rest & bits) == bits)
            {
                names.Add(member.Name);
                rest &= ~bits;
            }
        }

        return (names, rest);
    }

    /// <summary>The value of bits, with the sign that its type gives it.</summary>
    public static decimal Value(WireType wire, ulong bits) =>
        wire.IsSigned() && bits > wire.Maximum() ? bits - (wire.Maximum() + 1) * 2 : bits;
}
