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
            throw Error(root,
                $"The root element is <{root.Name.LocalName}> in '{root.Name.NamespaceName}'; a telemetry schema has "
                    + $"<telemetrySchema> in '{SchemaNames.Namespace}'.");
        }

        SchemaAttributes.ThrowIfUnknown(root, "name", "id", "version");
        ThrowIfUnknown(root, SchemaNames.Enum, SchemaNames.Flags, SchemaNames.Message);
        var enums = root.Elements().Where(e => e.Name != SchemaNames.Message).Select(ReadEnum).ToEquatableArray();
        var version = SchemaAttributes.Int(root, "version", 1, ushort.MaxValue);
        var messages = root.Elements(SchemaNames.Message).Select(m => ReadMessage(m, enums, version)).ToEquatableArray();
        ThrowIfDuplicate(root, messages.Select(m => m.Name), "message");
        ThrowIfDuplicate(root, messages.Select(m => NumberText.Format(m.Id)), "message id");
        ThrowIfDuplicate(root, enums.Select(e => e.Name), "enum");
        ThrowIfConflicting(root, messages);
        return new(SchemaAttributes.Required(root, "name"), SchemaAttributes.Int(root, "id", 0, ushort.MaxValue), version, enums, messages);
    }

    private static EnumSpec ReadEnum(XElement element)
    {
        SchemaAttributes.ThrowIfUnknown(element, "name", "type");
        ThrowIfUnknown(element, SchemaNames.Value);
        var wire = SchemaAttributes.Wire(element, "type");
        if (wire.IsFloat())
        {
            throw Error(element, $"{wire.SbeName()} cannot carry an enumeration.");
        }

        var members = element.Elements().Select(v => ReadMember(v, wire)).ToEquatableArray();
        ThrowIfDuplicate(element, members.Select(m => m.Name), "value");
        return new(SchemaAttributes.Required(element, "name"), wire, element.Name == SchemaNames.Flags, members);
    }

    private static EnumMember ReadMember(XElement element, WireType wire)
    {
        SchemaAttributes.ThrowIfUnknown(element, "name");
        var value = SchemaAttributes.Decimal(element, element.Value);
        var bounds = wire.Bounds(optional: false);
        return value == decimal.Truncate(value) && bounds.Contains(new(value, value))
            ? new(SchemaAttributes.Required(element, "name"), value)
            : throw Error(element, $"{element.Value} does not fit {wire.SbeName()}.");
    }

    private static MessageSpec ReadMessage(XElement element, EquatableArray<EnumSpec> enums, int version)
    {
        SchemaAttributes.ThrowIfUnknown(element, "name", "id", "namespace", "maxPayloadBytes");
        var fields = element.Elements().Select(f => ReadField(f, enums)).ToEquatableArray();
        var message = new MessageSpec(
            SchemaAttributes.Required(element, "name"),
            (string?)element.Attribute("namespace") ?? "",
            SchemaAttributes.Int(element, "id", 1, MessageSpec.MaxId),
            fields)
        {
            MaxPayloadBytes = element.Attribute("maxPayloadBytes") is null
                ? null
                : SchemaAttributes.Int(element, "maxPayloadBytes", 1, int.MaxValue),
        };

        ThrowIfDuplicate(element, fields.Select(f => f.Name), "field");
        return SpecCheck.Check(message, version).FirstOrDefault() is { } problem ? throw Error(element, problem.Message) : message;
    }

    private static FieldSpec ReadField(XElement element, EquatableArray<EnumSpec> enums)
    {
        var kind = SchemaNames.GetKind(element.Name) ?? throw Error(element, $"<{element.Name.LocalName}> is not a kind of field.");
        SchemaAttributes.ThrowIfUnknown(element, SchemaNames.GetAttributes(element.Name, kind));
        if (kind != FieldKind.Record)
        {
            ThrowIfUnknown(element);
        }

        var maxBytes = kind is FieldKind.Text or FieldKind.Bytes
            ? SchemaAttributes.Int(element, "maxBytes", 1, WireLayout.MaxDataBytes)
            : 0;
        var step = kind == FieldKind.Scaled ? SchemaAttributes.Decimal(element, SchemaAttributes.Required(element, "step")) : 1;
        if (step <= 0)
        {
            throw Error(element, $"The step is {NumberText.Format(step)}; it must be above 0.");
        }

        var offset = kind == FieldKind.Scaled ? SchemaAttributes.OptionalDecimal(element, "offset") ?? 0 : 0;
        return new(SchemaAttributes.Required(element, "name"), kind, GetWire(element, kind, maxBytes, enums))
        {
            Optional = SchemaAttributes.Boolean(element, "optional"),
            Since = element.Attribute("since") is null ? 1 : SchemaAttributes.Int(element, "since", 1, ushort.MaxValue),
            TargetName = element.Attribute("targetName") is null ? null : SchemaAttributes.Required(element, "targetName"),
            Unit = (string?)element.Attribute("unit"),
            Step = step,
            Offset = offset,
            Range = kind is FieldKind.Integer or FieldKind.Scaled or FieldKind.Duration ? ReadRange(element, step, offset) : null,
            FloatRange = kind is FieldKind.Float ? ReadFloatRange(element) : null,
            Resolution = kind == FieldKind.Timestamp ? ReadResolution(element) : TimeResolution.Milliseconds,
            Enumeration = (string?)element.Attribute("enum"),
            MaxBytes = maxBytes,
            Length = kind is FieldKind.FixedText or FieldKind.FixedBytes || element.Attribute("length") is not null
                ? SchemaAttributes.Int(element, "length", 1, WireLayout.MaxBlockLength)
                : 0,
            MaxCount = element.Name == SchemaNames.Group || element.Attribute("maxCount") is not null ? ReadMaxCount(element) : 0,
            NestedRecord = kind == FieldKind.Record ? ReadNestedRecord(element, enums) : null,
            Reserved = SchemaAttributes.Boolean(element, "reserved"),
            Sequence = SchemaAttributes.Boolean(element, "sequence"),
            Metric = ReadMetric(element),
        };
    }

    private static MetricSpec? ReadMetric(XElement element) => (string?)element.Attribute("metric") switch
    {
        null when element.Attribute("metricName") is not null => throw Error(element, "A metricName needs a metric."),
        null => null,
        "gauge" => new(MetricForm.Gauge, (string?)element.Attribute("metricName")),
        "counter" => new(MetricForm.Counter, (string?)element.Attribute("metricName")),
        "histogram" => new(MetricForm.Histogram, (string?)element.Attribute("metricName")),
        var text => throw Error(element, $"metric is '{text}'; it must be gauge, counter or histogram."),
    };

    private static int ReadMaxCount(XElement element) => element.Attribute("length") is null
        ? SchemaAttributes.Int(element, "maxCount", 1, WireLayout.MaxEntries)
        : throw Error(element, "An array has a length or a maxCount, not both.");

    private static MessageSpec ReadNestedRecord(XElement element, EquatableArray<EnumSpec> enums)
    {
        var fields = element.Elements().Select(f => ReadField(f, enums)).ToEquatableArray();
        ThrowIfDuplicate(element, fields.Select(f => f.Name), "field");
        return new(SchemaAttributes.Required(element, "type"), (string?)element.Attribute("namespace") ?? "", 0, fields);
    }

    // Every output calls a record by its name alone.
    private static void ThrowIfConflicting(XElement root, EquatableArray<MessageSpec> messages)
    {
        var known = messages.ToDictionary(m => m.Name, m => m with { Id = 0, MaxPayloadBytes = null });
        foreach (var (message, element) in messages.Zip(root.Elements(SchemaNames.Message), (m, e) => (m, e)))
        {
            foreach (var nested in message.AllNestedRecords())
            {
                if (!known.TryGetValue(nested.Name, out var other))
                {
                    known.Add(nested.Name, nested);
                }
                else if (other != nested)
                {
                    throw Error(element,
                        $"{message.Name} holds a record {nested.Name}, and the schema has another record of that name with other fields.");
                }
            }
        }
    }

    private static WireType GetWire(XElement element, FieldKind kind, int maxBytes, EquatableArray<EnumSpec> enums)
    {
        switch (kind)
        {
            case FieldKind.Boolean or FieldKind.Guid or FieldKind.FixedText or FieldKind.FixedBytes or FieldKind.Record:
                return WireType.UInt8;
            case FieldKind.Text or FieldKind.Bytes:
                return WireLayout.GetLengthType(maxBytes);
            case FieldKind.Enumeration or FieldKind.Flags:
                var name = SchemaAttributes.Required(element, "enum");
                return enums.FirstOrDefault(e => e.Name == name && e.IsFlags == (kind == FieldKind.Flags))?.Wire
                    ?? throw Error(element, $"There is no {(kind == FieldKind.Flags ? "flags" : "enum")} '{name}'.");
            default:
                var wire = SchemaAttributes.Wire(element, "type");
                return wire.IsFloat() == (kind == FieldKind.Float)
                    ? wire
                    : throw Error(element, $"{wire.SbeName()} cannot carry a field of kind {element.Name.LocalName}.");
        }
    }

    private static IntegerRange? ReadRange(XElement element, decimal step, decimal offset) =>
        (SchemaAttributes.OptionalDecimal(element, "min"), SchemaAttributes.OptionalDecimal(element, "max")) switch
        {
            ({ } minimum, { } maximum) => new(Steps(element, minimum, step, offset), Steps(element, maximum, step, offset)),
            (null, null) => null,
            _ => throw Error(element, "A range has both min and max."),
        };

    private static decimal Steps(XElement element, decimal bound, decimal step, decimal offset)
    {
        var steps = StepUnits.ToSteps(bound, step, offset)
            ?? throw Error(element, $"The bound {NumberText.Format(bound)} is too many steps of {NumberText.Format(step)}.");
        return steps == decimal.Truncate(steps)
            ? steps
            : throw Error(element, $"The bound {NumberText.Format(bound)} is not a whole number of steps of {NumberText.Format(step)}.");
    }

    private static FloatRange? ReadFloatRange(XElement element) =>
        (SchemaAttributes.OptionalDouble(element, "min"), SchemaAttributes.OptionalDouble(element, "max")) switch
        {
            ({ } minimum, { } maximum) => new(minimum, maximum),
            (null, null) => null,
            _ => throw Error(element, "A range has both min and max."),
        };

    private static TimeResolution ReadResolution(XElement element)
    {
        var text = SchemaAttributes.Required(element, "resolution");
        return ResolutionFacts.FromSymbol(text)?.Resolution ?? throw Error(element, $"'{text}' is not a resolution; use s, ms or us.");
    }

    private static void ThrowIfDuplicate(XElement element, IEnumerable<string> names, string what)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Error(element, $"There are {twice.Count()} of {what} '{twice.Key}'.");
        }
    }

    private static void ThrowIfUnknown(XElement element, params XName[] known)
    {
        if (element.Elements().FirstOrDefault(e => !known.Contains(e.Name)) is { } other)
        {
            throw Error(other, $"<{element.Name.LocalName}> cannot contain <{other.Name.LocalName}>.");
        }
    }

    internal static SchemaDocumentException Error(XElement element, string message) => new(message, ((IXmlLineInfo)element).LineNumber);
}
