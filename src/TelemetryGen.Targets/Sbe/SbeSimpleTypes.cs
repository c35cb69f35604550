using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>Types of one primitive, or of so many of it.</summary>
internal static class SbeSimpleTypes
{
    public static SbeElement Of(string name, FieldSpec field) => field.Kind switch
    {
        FieldKind.FixedText => Array(name, "char", field.Length, "UTF-8"),
        FieldKind.Guid or FieldKind.FixedBytes => Array(name, "uint8", field.Count, null),
        _ => Number(name, field),
    };

    /// <summary>The bytes of a removed field in a composite, whose references could not say that it was removed.</summary>
    public static SbeElement Removed(string name, FieldSpec field) => Array(name, field.Wire.SbeName(), field.Count, null);

    private static SbeElement Array(string name, string primitive, int length, string? encoding) =>
        new("type", XmlAttributeText.List(("name", name), ("primitiveType", primitive), ("length", length), ("characterEncoding", encoding)));

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
                ("nullValue", !optional ? null : wire.IsFloat() ? "NaN" : wire.NullValue()),
                ("minValue", range.Minimum == usual.Minimum ? null : range.Minimum),
                ("maxValue", range.Maximum == usual.Maximum ? null : range.Maximum)));
    }
}
