using System.Xml.Linq;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>Names that the target gives in a small schema, whose XML holds to all rules.</summary>
internal static class SbeNamed
{
    /// <summary>The root of the schema's XML.</summary>
    public static XElement Check(SchemaSpec schema)
    {
        var text = SchemaOf.Emit("sbe", schema);
        Assert.Empty(SbeRules.Broken(text));
        return XDocument.Parse(text).Root!;
    }

    /// <summary>The members of a message <c>M</c> with these fields, in a schema of version 2.</summary>
    public static List<XElement> Fields(params FieldSpec[] fields) =>
        [.. Messages(SchemaOf.Fields(fields) with { Version = 2 }).First().Elements()];

    /// <summary>The messages, batches after them.</summary>
    public static IEnumerable<XElement> Messages(SchemaSpec schema) => Check(schema).Elements(SbeXml.Namespace + "message");

    /// <summary>The names of the first message's members.</summary>
    public static IEnumerable<string> FirstMessage(SchemaSpec schema) => Messages(schema).First().Elements().Select(SbeXml.Name);

    /// <summary>Each with its type.</summary>
    public static IEnumerable<string> Types(IEnumerable<XElement> fields) =>
        fields.Select(f => $"{SbeXml.Name(f)} {(string?)f.Attribute("type")}");

    /// <summary>The schema with another name of its message.</summary>
    public static SchemaSpec Called(SchemaSpec schema, string message) =>
        schema with { Messages = new[] { schema.Messages[0] with { Name = message } }.ToEquatableArray() };

    /// <summary>A schema with a message of one number for each of these names.</summary>
    public static SchemaSpec OfMessages(params string[] names)
    {
        var schema = SchemaOf.Fields(SchemaOf.Number("X"));
        return schema with { Messages = names.Select((n, i) => schema.Messages[0] with { Name = n, Id = i + 1 }).ToEquatableArray() };
    }

    /// <summary>A field that is a value of an enumeration.</summary>
    public static FieldSpec Kind(string name, string enumeration, int since = 1) => new(name, FieldKind.Enumeration, WireType.UInt8)
    {
        Enumeration = enumeration, Since = since,
    };

    /// <summary>A list of numbers.</summary>
    public static FieldSpec List(string name, int since = 1) => new(name, FieldKind.Integer, WireType.Int8) { MaxCount = 3, Since = since };

    /// <summary>A nested record, of one number.</summary>
    public static FieldSpec Part(string name, string type) =>
        new(name, FieldKind.Record, WireType.UInt8)
        {
            NestedRecord = new MessageSpec(type, "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray()),
        };

    /// <summary>An enumeration of one value.</summary>
    public static EnumSpec Enum(string name) => SchemaOf.Enum(name, WireType.UInt8, ("One", 1));

    /// <summary>A set of one bit.</summary>
    public static EnumSpec Set(string name) => Enum(name) with { IsFlags = true };
}
