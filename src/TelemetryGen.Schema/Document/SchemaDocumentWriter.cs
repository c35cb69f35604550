using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace TelemetryGen.Schema;

/// <summary>A schema as XML: what is embedded in the assembly, and what a user commits as the lock.</summary>
internal static class SchemaDocumentWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true, IndentChars = "  ", NewLineChars = "\n", OmitXmlDeclaration = true,
    };

    // After an edit the compiler asks for the document again, and of many messages one is another: the texts of the others are kept as long
    // as they are.
    private static readonly ConditionalWeakTable<MessageSpec, string> Texts = new();

    public static void Write(SchemaSpec schema, StringBuilder text, Action? beforeMessage)
    {
        using var writer = XmlWriter.Create(text, Settings);
        writer.WriteStartElement(SchemaNames.Schema.LocalName, SchemaNames.Schema.NamespaceName);
        writer.WriteAttributeString("name", schema.Name);
        writer.WriteAttributeString("id", NumberText.Format(schema.Id));
        writer.WriteAttributeString("version", NumberText.Format(schema.Version));
        foreach (var enumeration in schema.Enums)
        {
            Enumeration(enumeration).WriteTo(writer);
        }

        if (schema.Messages.Count > 0)
        {
            // They are XML already and go past the writer, which would look at each character again. The empty text ends the element's tag,
            // and the line end is ours because after raw text the writer indents no more.
            writer.WriteRaw("");
            writer.Flush();
            foreach (var message in schema.Messages)
            {
                beforeMessage?.Invoke();
                text.Append(Texts.GetValue(message, Text));
            }

            text.Append('\n');
        }

        writer.WriteEndElement();
    }

    // As it stands in the document, from the end of the line before it: written in a schema of its own, of which the first and the last
    // line are left out.
    private static string Text(MessageSpec message)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, Settings))
        {
            new XElement(SchemaNames.Schema, Message(message)).Save(writer);
        }

        var document = text.ToString();
        var (start, end) = (document.IndexOf('\n'), document.LastIndexOf('\n'));
        return document.Substring(start, end - start);
    }

    private static XElement Enumeration(EnumSpec enumeration) => new(
        enumeration.IsFlags ? SchemaNames.Flags : SchemaNames.Enum,
        new XAttribute("name", enumeration.Name),
        new XAttribute("type", enumeration.Wire.SbeName()),
        enumeration.Members.Select(m => new XElement(SchemaNames.Value, new XAttribute("name", m.Name), NumberText.Format(m.Value))));

    private static XElement Message(MessageSpec message) => new(
        SchemaNames.Message,
        new XAttribute("name", message.Name),
        new XAttribute("id", message.Id),
        Optional("namespace", message.Namespace.Length == 0 ? null : message.Namespace),
        Optional("maxPayloadBytes", message.MaxPayloadBytes is { } most ? NumberText.Format(most) : null),
        message.Fields.Select(Field));

    private static XElement Field(FieldSpec field)
    {
        // Bounds are written as the user declared them: in engineering units.
        var facts = FieldFacts.From(field);
        var bounds = facts.Declared;
        var carriesType = field.Kind is FieldKind.Integer or FieldKind.Float or FieldKind.Scaled or FieldKind.Timestamp
            or FieldKind.Duration;
        return new(
            SchemaNames.GetElement(field),
            new XAttribute("name", field.Name),
            Optional("targetName", field.TargetName),
            Optional("type", carriesType ? field.Wire.SbeName() : field.NestedRecord?.Name),
            Optional("namespace", field.NestedRecord is { Namespace.Length: > 0 } nested ? nested.Namespace : null),
            Optional("enum", field.Enumeration),
            Optional("resolution", facts.Resolution?.Symbol),
            Optional("step", field.Kind == FieldKind.Scaled ? NumberText.Format(field.Step) : null),
            Optional("offset", field.Offset != 0 ? NumberText.Format(field.Offset) : null),
            Optional("unit", field.Unit),
            Optional("min", bounds?.Low),
            Optional("max", bounds?.High),
            Optional("length", field.Length > 0 ? NumberText.Format(field.Length) : null),
            Optional("maxCount", field.IsGroup ? NumberText.Format(field.MaxCount) : null),
            Optional("maxBytes", field.IsVariable ? NumberText.Format(field.MaxBytes) : null),
            Optional("optional", field.Optional ? "true" : null),
            Optional("since", facts.Since is { } since ? NumberText.Format(since) : null),
            Optional("reserved", field.Reserved ? "true" : null),
            Optional("sequence", field.Sequence ? "true" : null),
            Optional("metric", field.Metric?.Kind.ToString().ToLowerInvariant()),
            Optional("metricName", field.Metric?.Name),
            field.NestedRecord?.Fields.Select(Field));
    }

    private static XAttribute? Optional(string name, string? value) => value is null ? null : new(name, value);
}
