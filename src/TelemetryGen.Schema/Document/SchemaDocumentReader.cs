using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace TelemetryGen.Schema;

/// <summary>XML back to a schema, refusing what the rules of <see cref="SpecCheck"/> refuse.</summary>
internal static class SchemaDocumentReader
{
    public static SchemaSpec Read(XDocument document)
    {
        var root = document.Root!;
        if (root.Name != SchemaNames.Schema)
        {
            throw Error(root, $"The root element is <{root.Name.LocalName}> in '{root.Name.NamespaceName}'; a telemetry schema has <telemetrySchema> in '{SchemaNames.Namespace}'.");
        }

        var enums = root.Elements().Where(e => e.Name == SchemaNames.Enum || e.Name == SchemaNames.Flags).Select(ReadEnum).ToEquatableArray();
        var version = Attributes.Int(root, "version", 1, ushort.MaxValue);
        var messages = root.Elements(SchemaNames.Message).Select(m => ReadMessage(m, enums, version)).ToEquatableArray();
        RefuseDuplicates(root, messages.Select(m => m.Name), "message");
        RefuseDuplicates(root, messages.Select(m => m.Id.ToString(CultureInfo.InvariantCulture)), "message id");
        RefuseDuplicates(root, enums.Select(e => e.Name), "enum");
        return new(Attributes.Required(root, "name"), Attributes.Int(root, "id", 0, ushort.MaxValue), version, enums, messages);
    }

    private static EnumSpec ReadEnum(XElement element)
    {
        var members = element.Elements(SchemaNames.Value)
            .Select(v => new EnumMember(Attributes.Required(v, "name"), Attributes.Decimal(v, v.Value)))
            .ToEquatableArray();
        return new(Attributes.Required(element, "name"), Attributes.Wire(element, "type"), element.Name == SchemaNames.Flags, members);
    }

    private static MessageSpec ReadMessage(XElement element, EquatableArray<EnumSpec> enums, int version)
    {
        var fields = element.Elements().Select(f => ReadField(f, enums)).ToEquatableArray();
        var message = new MessageSpec(
            Attributes.Required(element, "name"),
            (string?)element.Attribute("namespace") ?? "",
            Attributes.Int(element, "id", 1, MessageSpec.MaxId),
            fields)
        {
            MaxPayloadBytes = element.Attribute("maxPayloadBytes") is null ? null : Attributes.Int(element, "maxPayloadBytes", 1, int.MaxValue),
        };

        RefuseDuplicates(element, fields.Select(f => f.Name), "field");
        return SpecCheck.Of(message, version).FirstOrDefault() is { } problem ? throw Error(element, problem.Message) : message;
    }

    private static FieldSpec ReadField(XElement element, EquatableArray<EnumSpec> enums)
    {
        var kind = SchemaNames.KindOf(element.Name) ?? throw Error(element, $"<{element.Name.LocalName}> is no kind of field.");
        var maxBytes = kind == FieldKind.Text ? Attributes.Int(element, "maxBytes", 1, WireLayout.MaxTextBytes) : 0;
        var step = kind == FieldKind.Scaled ? Attributes.Decimal(element, Attributes.Required(element, "step")) : 1;
        if (step <= 0)
        {
            throw Error(element, $"The step is {step.ToString(CultureInfo.InvariantCulture)}; it must be above 0.");
        }

        return new(Attributes.Required(element, "name"), kind, WireOf(element, kind, maxBytes, enums))
        {
            Optional = (string?)element.Attribute("optional") == "true",
            Since = element.Attribute("since") is null ? 1 : Attributes.Int(element, "since", 1, ushort.MaxValue),
            Unit = (string?)element.Attribute("unit"),
            Step = step,
            Range = kind is FieldKind.Integer or FieldKind.Scaled ? ReadRange(element, step) : null,
            FloatRange = kind is FieldKind.Float ? ReadFloatRange(element) : null,
            Resolution = kind == FieldKind.Timestamp ? ReadResolution(element) : TimeResolution.Milliseconds,
            Enumeration = (string?)element.Attribute("enum"),
            MaxBytes = maxBytes,
        };
    }

    private static WireType WireOf(XElement element, FieldKind kind, int maxBytes, EquatableArray<EnumSpec> enums)
    {
        switch (kind)
        {
            case FieldKind.Boolean:
                return WireType.UInt8;
            case FieldKind.Text:
                return WireLayout.LengthTypeOf(maxBytes);
            case FieldKind.Enumeration or FieldKind.Flags:
                var name = Attributes.Required(element, "enum");
                return enums.FirstOrDefault(e => e.Name == name && e.IsFlags == (kind == FieldKind.Flags))?.Wire
                    ?? throw Error(element, $"There is no {(kind == FieldKind.Flags ? "flags" : "enum")} '{name}'.");
            default:
                var wire = Attributes.Wire(element, "type");
                return wire.IsFloat() == (kind == FieldKind.Float) ? wire : throw Error(element, $"{wire.SbeName()} cannot carry a field of kind {element.Name.LocalName}.");
        }
    }

    private static IntegerRange? ReadRange(XElement element, decimal step) =>
        (Attributes.OptionalDecimal(element, "min"), Attributes.OptionalDecimal(element, "max")) switch
        {
            ({ } minimum, { } maximum) => new(minimum / step, maximum / step),
            (null, null) => null,
            _ => throw Error(element, "A range has both min and max."),
        };

    private static FloatRange? ReadFloatRange(XElement element) =>
        (Attributes.OptionalDouble(element, "min"), Attributes.OptionalDouble(element, "max")) switch
        {
            ({ } minimum, { } maximum) => new(minimum, maximum),
            (null, null) => null,
            _ => throw Error(element, "A range has both min and max."),
        };

    private static TimeResolution ReadResolution(XElement element)
    {
        var text = Attributes.Required(element, "resolution");
        return SchemaNames.ResolutionOf(text) ?? throw Error(element, $"'{text}' is no resolution; there are s, ms and us.");
    }

    private static void RefuseDuplicates(XElement element, IEnumerable<string> names, string what)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Error(element, $"There are {twice.Count()} of {what} '{twice.Key}'.");
        }
    }

    internal static SchemaDocumentException Error(XElement element, string message) => new(message, ((IXmlLineInfo)element).LineNumber);

    private static class Attributes
    {
        public static string Required(XElement element, string name) =>
            (string?)element.Attribute(name) is { Length: > 0 } value ? value : throw Error(element, $"<{element.Name.LocalName}> has no {name}.");

        public static int Int(XElement element, string name, int minimum, int maximum)
        {
            var text = Required(element, name);
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
                ? value
                : throw Error(element, $"{name} is '{text}'; it must be a whole number from {minimum} to {maximum}.");
        }

        public static WireType Wire(XElement element, string name)
        {
            var text = Required(element, name);
            return WireTypes.FromSbeName(text) ?? throw Error(element, $"'{text}' is no type of the wire.");
        }

        public static decimal? OptionalDecimal(XElement element, string name) =>
            (string?)element.Attribute(name) is { } text ? Decimal(element, text) : null;

        public static double? OptionalDouble(XElement element, string name)
        {
            if ((string?)element.Attribute(name) is not { } text)
            {
                return null;
            }

            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Error(element, $"'{text}' is no number.");
        }

        public static decimal Decimal(XElement element, string text) =>
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Error(element, $"'{text}' is no number.");
    }
}
