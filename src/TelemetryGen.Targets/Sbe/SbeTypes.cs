using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>The types that a schema's fields need: each is declared once, after those that it is made of.</summary>
internal sealed class SbeTypes
{
    private static readonly string[] HeaderFields = ["blockLength", "templateId", "schemaId", "version"];
    private static readonly string[] DimensionFields = ["blockLength", "numInGroup"];

    private readonly SchemaSpec _schema;
    private readonly SbeDeclarations _types;
    private readonly SbeDeclarations _composites;
    private readonly SbeDeclarations _enumerations;

    public SbeTypes(SchemaSpec schema, SbeClassNames classes)
    {
        _schema = schema;

        var names = new SbeTypeNames(classes.All);
        (_types, _composites, _enumerations) = (new(names), new(names), new(names));
        _composites.Add(SbeNames.Header, name => Numbers(name, "In front of every message.", HeaderFields));
        foreach (var enumeration in schema.Enums.Where(e => !SbeEnumForms.IsNumber(e)))
        {
            _enumerations.Add(SbeNames.Get(enumeration, enumeration.Name), name => Enumeration(name, enumeration, optional: false));
        }
    }

    public IReadOnlyList<SbeElement> Types => _types.Elements;

    public IReadOnlyList<SbeElement> Composites => _composites.Elements;

    public IReadOnlyList<SbeElement> Enumerations => _enumerations.Elements;

    /// <summary>The name of a field's type, which is declared if it was not.</summary>
    public string Get(MessageSpec message, FieldSpec field) =>
        GetLive(message, field.Reserved && !field.Optional ? WithZero(field) : field);

    // A reserved field is zeros, which its range, its enumeration or the fields of its record may not have.
    private FieldSpec WithZero(FieldSpec field) =>
        field.IsComposite ? field with { Kind = FieldKind.FixedBytes, Length = field.Count, NestedRecord = null }
        : field.Kind == FieldKind.Enumeration
            && !_schema.GetEnum(field).Members.Any(m => m.Value == 0) ? field with { Kind = FieldKind.Integer }
        : field.Range is { Minimum: > 0 } or { Maximum: < 0 } ? field with { Range = null }
        : field;

    private string GetLive(MessageSpec message, FieldSpec field) => field.Kind switch
    {
        FieldKind.Enumeration or FieldKind.Flags => GetEnumeration(message, field),
        FieldKind.Text => _composites.Add(
            SbeNames.GetText(field.MaxBytes), name => Data(name, field, $"UTF-8 text of at most {field.MaxBytes} bytes.", "UTF-8")),
        FieldKind.Bytes =>
            _composites.Add(SbeNames.GetBytes(field.MaxBytes), name => Data(name, field, $"At most {field.MaxBytes} bytes.", null)),
        FieldKind.Boolean => _enumerations.Add(Visible(message, field, SbeHiddenTypes.OptionalBoolean), SbeEnums.CreateOptionalBoolean),
        FieldKind.Record => GetNestedRecord(field.NestedRecord!),
        FieldKind.Scaled when IsDecimal(field) => _composites.Add(SbeNames.GetTypeName(message, field), name => Decimal(name, field)),
        FieldKind.Float when !field.Optional && !field.IsArray => field.Wire.SbeName(),
        _ => _types.Add(NameOfSimple(message, field), name => SbeSimpleTypes.Create(name, field)),
    };

    /// <summary>The name of the set of a message's booleans.</summary>
    public string Get(MessageSpec message, BitSetSlot set, SbeBlockNames names) =>
        _enumerations.Add(
            $"{SbeNames.Get(message, null)}_{SbeNames.GetSet(message, set)}", name => SbeEnums.CreateBooleans(name, names, set));

    /// <summary>What stands in front of a group's entries.</summary>
    public string Dimension() =>
        _composites.Add("groupSizeEncoding", name => Numbers(name, "In front of the entries of every group.", DimensionFields));

    /// <summary>The rows of a batch.</summary>
    public string Rows(int maxLength) => _composites.Add("rows", name => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", "The rows of a batch.")),
        new SbeElement("type", XmlAttributeText.List(("name", "length"), ("primitiveType", "uint32"), ("maxValue", maxLength))),
        new SbeElement("type", XmlAttributeText.List(("name", "varData"), ("primitiveType", "uint8"), ("length", 0)))));

    /// <summary>Whether the field is a mantissa with a constant exponent.</summary>
    public static bool IsDecimal(FieldSpec field) => field is { Kind: FieldKind.Scaled, DecimalExponent: not null, Offset: 0 };

    private static string NameOfSimple(MessageSpec message, FieldSpec field) => field switch
    {
        { Kind: FieldKind.Guid } => "guid",
        { Kind: FieldKind.FixedText } => SbeNames.GetFixedText(field.Length),
        { Kind: FieldKind.FixedBytes } => SbeNames.GetFixedBytes(field.Length),
        { Kind: FieldKind.Integer or FieldKind.Timestamp or FieldKind.Duration, Optional: false, Range: null, IsArray: false } =>
            SbeNames.GetAllValues(field.Wire),
        _ => SbeNames.GetTypeName(message, field),
    };

    // One that has a member where SBE has null is two types: null or the member.
    private string GetEnumeration(MessageSpec message, FieldSpec field)
    {
        var enumeration = _schema.GetEnum(field);
        var name = SbeNames.Get(enumeration, enumeration.Name);
        if (SbeEnumForms.IsNumber(enumeration))
        {
            return _types.Add(field.Optional ? $"{name}_optional" : name,
                type => SbeSimpleTypes.Create(type, field).With(("description", Words(enumeration))));
        }

        var ofItsOwn = field.Optional && (SbeEnums.TakesNull(enumeration) || SbeEnums.HasNullOfItsOwn(enumeration));
        return _enumerations.Add(
            Visible(message, field, ofItsOwn ? $"{name}_optional" : name), type => Enumeration(type, enumeration, ofItsOwn));
    }

    private static string Visible(MessageSpec message, FieldSpec field, string type) =>
        SbeHiddenTypes.IsHidden(message, field, type) ? SbeNames.Cut($"{SbeNames.Get(message, null)}_{type}") : type;

    private static string? Words(EnumSpec enumeration) => enumeration.Members.Count == 0 ? null : $"{EnumWords.Describe(enumeration)}.";

    private SbeElement Enumeration(string name, EnumSpec enumeration, bool optional) =>
        SbeEnums.Create(name, enumeration, optional, Encoding);

    private string Encoding(string name, Func<string, SbeElement> make) => _types.Add(name, make);

    private string GetNestedRecord(MessageSpec nested) => _composites.Add(SbeNames.Get(nested, null), name => new(
        "composite", XmlAttributeText.List(("name", name), ("description", SbeDescription.DescribeNestedRecord(nested))),
        [.. Members(nested, new(nested, SbeScope.Composite, name))]));

    private IEnumerable<SbeElement> Members(MessageSpec nested, SbeBlockNames names) =>
        WireLayout.From(nested).Block.Select(slot => Member(nested, slot, names));

    private SbeElement Member(MessageSpec nested, BlockSlot slot, SbeBlockNames names)
    {
        if (slot is BitSetSlot set)
        {
            return Reference(names.Get(set), Get(nested, set, names), slot);
        }

        var field = ((FieldSlot)slot).Field;
        var name = names.Get(field);
        if (field.Reserved)
        {
            return SbeSimpleTypes.CreateReserved(name, field)
                .With(("offset", slot.Offset), ("description", SbeDescription.Describe(field, name)));
        }

        return field.Kind is FieldKind.Enumeration or FieldKind.Flags or FieldKind.Boolean or FieldKind.Record || IsDecimal(field)
            ? Reference(name, Get(nested, field), slot)
            : SbeSimpleTypes.Create(name, field).With(("offset", slot.Offset), ("semanticType", SbeDescription.SemanticType(field)),
                ("description", SbeDescription.Describe(field, name)));
    }

    private static SbeElement Reference(string name, string type, BlockSlot slot) =>
        new("ref", XmlAttributeText.List(("name", name), ("type", type), ("offset", slot.Offset)));

    private static SbeElement Numbers(string name, string description, string[] members) => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", description)),
        [.. members.Select(n => new SbeElement("type", XmlAttributeText.List(("name", n), ("primitiveType", "uint16"))))]);

    private static SbeElement Data(string name, FieldSpec field, string description, string? encoding) => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", description)),
        new SbeElement(
            "type", XmlAttributeText.List(("name", "length"), ("primitiveType", field.Wire.SbeName()), ("maxValue", field.MaxBytes))),
        new SbeElement("type",
            XmlAttributeText.List(("name", "varData"), ("primitiveType", "uint8"), ("length", 0), ("characterEncoding", encoding))));

    private static SbeElement Decimal(string name, FieldSpec field) => new(
        "composite",
        XmlAttributeText.List(("name", name), ("description", SbeDescription.Describe(field with { Reserved = false }))),
        SbeSimpleTypes.Create("mantissa", field),
        new SbeElement(
            "type", XmlAttributeText.List(("name", "exponent"), ("presence", "constant"), ("primitiveType", "int8")),
            FormattableString.Invariant($"{field.DecimalExponent}"), []));
}
