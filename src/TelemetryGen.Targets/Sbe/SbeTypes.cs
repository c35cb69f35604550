using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>The types that a schema's fields need: each is declared once, in the order in which the fields meet it.</summary>
internal sealed class SbeTypes(SchemaSpec schema)
{
    private static readonly string[] HeaderFields = ["blockLength", "templateId", "schemaId", "version"];
    private readonly Dictionary<string, SbeElement> _types = [];
    private readonly Dictionary<string, SbeElement> _composites = new() { ["messageHeader"] = Header() };
    private readonly Dictionary<string, SbeElement> _enumerations = schema.Enums.ToDictionary(e => e.Name, SbeEnums.Of);

    public IReadOnlyList<SbeElement> Types => [.. _types.Values];

    public IReadOnlyList<SbeElement> Composites => [.. _composites.Values];

    public IReadOnlyList<SbeElement> Enumerations => [.. _enumerations.Values];

    /// <summary>The name of a field's type, which is declared if it was not.</summary>
    public string Of(MessageSpec message, FieldSpec field)
    {
        switch (field.Kind)
        {
            case FieldKind.Enumeration or FieldKind.Flags:
                return field.Enumeration!;
            case FieldKind.Text:
                return Declare(_composites, SbeNames.OfText(field.MaxBytes), name => Data(name, field, $"UTF-8 text of at most {field.MaxBytes} bytes.", "UTF-8"));
            case FieldKind.Bytes:
                return Declare(_composites, SbeNames.OfBytes(field.MaxBytes), name => Data(name, field, $"At most {field.MaxBytes} bytes.", null));
            case FieldKind.Boolean:
                return Declare(_enumerations, "OptionalBoolean", SbeEnums.OfOptionalBoolean);
            case FieldKind.Guid:
                return Declare(_types, "guid", name => Array(name, "uint8", field.Count, null));
            case FieldKind.FixedText:
                return Declare(_types, SbeNames.OfFixedText(field.Length), name => Array(name, "char", field.Length, "UTF-8"));
            case FieldKind.FixedBytes:
                return Declare(_types, SbeNames.OfFixedBytes(field.Length), name => Array(name, "uint8", field.Length, null));
            case FieldKind.Scaled when field.DecimalExponent is { } exponent && field.Offset == 0:
                return Declare(_composites, SbeNames.TypeOf(message, field), name => Decimal(name, field, exponent));
            case FieldKind.Float when !field.Optional:
                return field.Wire.SbeName();
            case FieldKind.Integer or FieldKind.Timestamp or FieldKind.Duration when !field.Optional && field.Range is null:
                return Declare(_types, SbeNames.OfAll(field.Wire), name => Number(name, field));
            default:
                return Declare(_types, SbeNames.TypeOf(message, field), name => Number(name, field));
        }
    }

    /// <summary>The name of the set of a message's booleans.</summary>
    public string Of(MessageSpec message, BitSetSlot set) =>
        Declare(_enumerations, $"{SbeNames.Of(message, null)}_{SbeNames.OfSet(set)}", name => SbeEnums.OfBooleans(name, message, set));

    private static string Declare(Dictionary<string, SbeElement> declared, string name, Func<string, SbeElement> make)
    {
        declared.TryAdd(name, make(name));
        return name;
    }

    private static SbeElement Header() => new(
        "composite",
        XmlAttributeText.List(("name", "messageHeader"), ("description", "In front of every message.")),
        [.. HeaderFields.Select(n => new SbeElement("type", XmlAttributeText.List(("name", n), ("primitiveType", "uint16"))))]);

    private static SbeElement Array(string name, string primitive, int length, string? encoding) =>
        new("type", XmlAttributeText.List(("name", name), ("primitiveType", primitive), ("length", length), ("characterEncoding", encoding)));

    private static SbeElement Data(string name, FieldSpec field, string description, string? encoding) => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", description)),
        new SbeElement("type", XmlAttributeText.List(("name", "length"), ("primitiveType", field.Wire.SbeName()), ("maxValue", field.MaxBytes))),
        new SbeElement("type", XmlAttributeText.List(("name", "varData"), ("primitiveType", "uint8"), ("length", 0), ("characterEncoding", encoding))));

    private static SbeElement Decimal(string name, FieldSpec field, int exponent) => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", SbeDescription.Of(field))),
        Number("mantissa", field),
        new SbeElement("type", XmlAttributeText.List(("name", "exponent"), ("presence", "constant"), ("primitiveType", "int8")), FormattableString.Invariant($"{exponent}"), []));

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
                ("presence", optional ? "optional" : null),
                ("nullValue", !optional ? null : wire.IsFloat() ? "NaN" : wire.NullValue()),
                ("minValue", range.Minimum == usual.Minimum ? null : range.Minimum),
                ("maxValue", range.Maximum == usual.Maximum ? null : range.Maximum)));
    }
}
