using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>Types of one primitive, or of so many of it.</summary>
internal static class SbeSimpleTypes
{
    public static SbeElement Create(string name, FieldSpec field) => field.Kind switch
    {
        FieldKind.FixedText => new(
            "type",
            XmlAttributeText.List(("name", name), ("primitiveType", "char"), ("length", field.Length),
                ("presence", IsLetter(field) ? "optional" : null), ("characterEncoding", "UTF-8"))),
        FieldKind.Guid or FieldKind.FixedBytes => AllValues(name, WireType.UInt8, field.Count),
        _ => Number(name, field),
    };

    /// <summary>
    /// A text of one byte is no array to SBE but one char, of which 0 is null: the empty text. XML has no letter to write that as a
    /// nullValue.
    /// </summary>
    public static bool IsLetter(FieldSpec field) => field is { Kind: FieldKind.FixedText, Length: 1 };

    /// <summary>The bytes of a reserved field in a composite, whose references could not say that it was removed.</summary>
    public static SbeElement CreateReserved(string name, FieldSpec field) => AllValues(name, field.Wire, field.Count);

    private static SbeElement AllValues(string name, WireType wire, int length) => new(
        "type",
        XmlAttributeText.List(
            ("name", name),
            ("primitiveType", wire.SbeName()),
            ("length", length),
            ("minValue", !wire.IsFloat() && wire.IsSigned() ? wire.Minimum() : null),
            ("maxValue", wire.IsFloat() || wire.IsSigned() ? null : wire.Maximum())));

    // SBE's own bounds leave out the null value; they are written wherever a field's are others.
    private static SbeElement Number(string name, FieldSpec field)
    {
        var (wire, optional) = (field.Wire, field.Optional);
        var range = wire.IsFloat() ? default : field.WireRange;
        var usual = wire.IsFloat() ? default : wire.Bounds(optional: true);
        return new(
            "type",
            XmlAttributeText.List(
                ("name", name),
                ("primitiveType", wire.SbeName()),
                ("length", field.IsArray ? field.Length : null),
                ("presence", optional ? "optional" : null),
                ("nullValue", optional ? wire.NullText() : null),
                ("minValue", range.Minimum == usual.Minimum ? null : range.Minimum),
                ("maxValue", range.Maximum == usual.Maximum ? null : range.Maximum)));
    }
}
