using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>The members of an enumeration in words, for targets whose own types cannot name them.</summary>
public static class EnumWords
{
    /// <summary><c>Off = -1, Idle = 0</c>, or <c>Hot = 0x0001, Cold = 0x0002</c>; "" without members.</summary>
    public static string Describe(EnumSpec enumeration) =>
        string.Join(", ",
            enumeration.Members.Select(
                m => $"{m.Name} = {(enumeration.IsFlags ? Hex(enumeration.Wire, m.Value) : NumberText.Format(m.Value))}"));

    /// <summary>The bits of a flags member.</summary>
    public static string Hex(WireType wire, decimal value) =>
        "0x" + wire.ToBits(value).ToString("X" + (wire.Size() * 2), CultureInfo.InvariantCulture);
}
