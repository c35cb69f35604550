using System.Numerics;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>Enumerations and sets.</summary>
internal static class SbeEnums
{
    public static SbeElement Of(EnumSpec enumeration) => enumeration.IsFlags ? OfFlags(enumeration) : new(
        "enum",
        XmlAttributeText.List(("name", SbeNames.Of(enumeration, enumeration.Name)), ("encodingType", enumeration.Wire.SbeName())),
        [.. enumeration.Members.Select(m => Value("validValue", SbeNames.Of(enumeration, m.Name), m.Value))]);

    /// <summary>A message's booleans: bit by bit.</summary>
    public static SbeElement OfBooleans(string name, MessageSpec message, BitSetSlot set) => new(
        "set",
        XmlAttributeText.List(("name", name), ("encodingType", set.Wire.SbeName())),
        [.. set.Bits.Select((field, bit) => Value("choice", SbeNames.Of(message, field), bit, SbeDescription.Of(field)))]);

    /// <summary>SBE's boolean of three values; its null is that of uint8.</summary>
    public static SbeElement OfOptionalBoolean(string name) => new(
        "enum", XmlAttributeText.List(("name", name), ("encodingType", "uint8")), [Value("validValue", "False", 0), Value("validValue", "True", 1)]);

    // A choice of SBE is one bit; a member of none or several has no choice.
    private static SbeElement OfFlags(EnumSpec flags)
    {
        var choices = flags.Members.Select(m => (m.Name, Bits: flags.Wire.BitsOf(m.Value))).ToList();
        var others = choices.Where(c => !BitOperations.IsPow2(c.Bits)).Select(c => c.Name).ToList();
        return new(
            "set",
            XmlAttributeText.List(
                ("name", SbeNames.Of(flags, flags.Name)),
                ("encodingType", WireTypes.OfBits(flags.Wire.Size() * 8)!.Value.SbeName()),
                ("description", others.Count == 0 ? null : $"No single bit, and so no choice: {string.Join(", ", others)}.")),
            [.. choices.Where(c => BitOperations.IsPow2(c.Bits)).Select(c => Value("choice", SbeNames.Of(flags, c.Name), BitOperations.Log2(c.Bits)))]);
    }

    private static SbeElement Value(string element, string name, decimal value, string? description = null) =>
        new(element, XmlAttributeText.List(("name", name), ("description", description)), FormattableString.Invariant($"{value}"), []);
}
