using System.Numerics;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>Enumerations and sets.</summary>
internal static class SbeEnums
{
    /// <summary>A member is the value that stands for null in a field that may be null.</summary>
    public static bool TakesNull(EnumSpec enumeration) =>
        !enumeration.IsFlags && enumeration.Members.Any(m => m.Value == enumeration.Wire.NullValue());

    /// <summary>A set whose null is not that of the unsigned type that carries it, but that of the signed one of C#.</summary>
    public static bool HasNullOfItsOwn(EnumSpec enumeration) => enumeration.IsFlags && enumeration.Wire.IsSigned();

    /// <param name="name">The name of the type.</param>
    /// <param name="enumeration">The enumeration.</param>
    /// <param name="optional">The null value is null and no member.</param>
    /// <param name="encoding">Declares the type that carries it and gives its name.</param>
    public static SbeElement Create(
        string name, EnumSpec enumeration, bool optional, Func<string, Func<string, SbeElement>, string> encoding)
    {
        if (enumeration.IsFlags)
        {
            return CreateFlags(name, enumeration,
                optional ? encoding($"{name}_encoding", type => CreateOptionalFlags(type, enumeration)) : GetBits(enumeration).SbeName());
        }

        var ofItsOwn = !optional && TakesNull(enumeration) && FreeValue(enumeration) is not null;
        var members = enumeration.Members.Where(m => ofItsOwn || m.Value != enumeration.Wire.NullValue()).ToList();
        var names = new SbeFreeNames(SbeScope.Enum, name);
        var others = enumeration.Members.Except(members).Select(m => $"{m.Name} = {NumberText.Format(m.Value)}").ToList();
        return new(
            "enum",
            XmlAttributeText.List(
                ("name", name),
                ("encodingType",
                    ofItsOwn ? encoding($"{name}_encoding", type => AllBut(type, enumeration)) : GetEncoding(enumeration.Wire, encoding)),
                ("description", others.Count == 0 ? null : $"No valid value of SBE: {string.Join(", ", others)}.")),
            [.. Distinct(members, m => m.Value)
                .Select(v => Value("validValue", v.Name, names.Free(SbeNames.Get(enumeration, v.Name), SbeForm.Constant), v.Value,
                    AlsoCalled(v.Others)))]);
    }

    private static string GetEncoding(
        WireType wire, Func<string, Func<string, SbeElement>, string> encoding) => wire is WireType.UInt8 or WireType.UInt16
        ? wire.SbeName()
        : encoding(SbeNames.GetEncoding(wire),
            name => new("type", XmlAttributeText.List(("name", name), ("primitiveType", wire.SbeName()))));

    // All values are the enumeration's own: null, which SBE always has, is one that has no name.
    private static SbeElement AllBut(string name, EnumSpec enumeration) => new(
        "type",
        XmlAttributeText.List(
            ("name", name),
            ("primitiveType", enumeration.Wire.SbeName()),
            ("presence", "optional"),
            ("nullValue", FreeValue(enumeration)),
            ("minValue", enumeration.Wire.Minimum()),
            ("maxValue", enumeration.Wire.Maximum())));

    private static decimal? FreeValue(EnumSpec enumeration)
    {
        var (wire, taken) = (enumeration.Wire, enumeration.Members.Select(m => m.Value).ToHashSet());
        var step = wire.IsSigned() ? 1 : -1;
        for (var value = wire.NullValue() + step; value >= wire.Minimum() && value <= wire.Maximum(); value += step)
        {
            if (!taken.Contains(value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>A message's booleans: bit by bit.</summary>
    public static SbeElement CreateBooleans(string name, SbeBlockNames names, BitSetSlot set) => new(
        "set",
        XmlAttributeText.List(("name", name), ("encodingType", set.Wire.SbeName())),
        [.. set.Bits.Select((field, bit) => Value("choice", field.Name, names.Get(field), bit, SbeDescription.Describe(field)))]);

    /// <summary>SBE's boolean of three values; its null is that of uint8.</summary>
    public static SbeElement CreateOptionalBoolean(string name) => new(
        "enum", XmlAttributeText.List(("name", name), ("encodingType", "uint8")),
        [Value("validValue", "False", "False", 0), Value("validValue", "True", "True", 1)]);

    // A choice of SBE is one bit; a member of none or several has no choice.
    private static SbeElement CreateFlags(string name, EnumSpec flags, string encoding)
    {
        var names = new SbeFreeNames(SbeScope.Set);
        var others = flags.Members.Where(m => !SbeEnumForms.IsBit(flags.Wire.ToBits(m.Value))).Select(m => m.Name).ToList();
        return new(
            "set",
            XmlAttributeText.List(
                ("name", name),
                ("encodingType", encoding),
                ("description", others.Count == 0 ? null : $"No single bit, and so no choice: {string.Join(", ", others)}.")),
            [
                .. Distinct(flags.Members.Where(m => SbeEnumForms.IsBit(flags.Wire.ToBits(m.Value))),
                    m => BitOperations.Log2(flags.Wire.ToBits(m.Value)))
                    .Select(c => Value(
                        "choice", c.Name, names.Free(SbeNames.Get(flags, c.Name), SbeForm.Constant), c.Value, AlsoCalled(c.Others))),
            ]);
    }

    // Two entries of one value are two constants of one number in generated code, which does not compile. The name that was declared first
    // stays, as decode prints it; an enumeration gets further names after those it has, so the name of a value does not change.
    private static IEnumerable<(string Name, decimal Value, List<string> Others)> Distinct(
        IEnumerable<EnumMember> members, Func<EnumMember, decimal> valueOf) =>
        members.GroupBy(valueOf).Select(g => (g.First().Name, g.Key, g.Skip(1).Select(m => m.Name).ToList()));

    private static string? AlsoCalled(List<string> others) => others.Count == 0 ? null : $"Also called {string.Join(", ", others)}.";

    private static WireType GetBits(EnumSpec flags) => WireTypes.FromBits(flags.Wire.Size() * 8)!.Value;

    private static SbeElement CreateOptionalFlags(string name, EnumSpec flags) => new(
        "type",
        XmlAttributeText.List(
            ("name", name),
            ("primitiveType", GetBits(flags).SbeName()),
            ("presence", "optional"),
            ("nullValue", flags.Wire.NullBits()),
            ("maxValue", GetBits(flags).Maximum())));

    private static SbeElement Value(string element, string original, string name, decimal value, string? description = null) =>
        new(element, XmlAttributeText.List(("name", name), ("description", SbeDescription.Renamed(original, name, description))),
            FormattableString.Invariant($"{value}"), []);
}
