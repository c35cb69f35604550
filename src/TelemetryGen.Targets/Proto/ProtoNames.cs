using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>Names in the style guide's forms. Protobuf's identifiers are a letter, then letters, digits and _.</summary>
internal static partial class ProtoNames
{
    /// <summary>Words of the language. protoc takes most of them as names; other readers of .proto files do not.</summary>
    private static readonly HashSet<string> Keywords =
    [
        "bool", "bytes", "double", "edition", "enum", "export", "extend", "extensions", "false", "fixed32", "fixed64", "float", "group", "import",
        "inf", "int32", "int64", "local", "map", "max", "message", "nan", "oneof", "option", "optional", "package", "public", "repeated", "required",
        "reserved", "returns", "rpc", "service", "sfixed32", "sfixed64", "sint32", "sint64", "stream", "string", "syntax", "to", "true", "uint32",
        "uint64", "weak",
    ];

    /// <summary>The schema's name, each part as a type's.</summary>
    public static string PackageOf(SchemaSpec schema) => string.Join('.', schema.Name.Split('.').Select(part => Pascal(Checked(part, schema.Name, null))));

    public static string Of(MessageSpec message) => Pascal(Checked(message.Name, message.Name, null));

    public static string Of(EnumSpec enumeration) => Pascal(Checked(enumeration.Name, enumeration.Name, null));

    /// <summary><c>VentOpen</c> is <c>vent_open</c>; a word of the language gets a trailing underscore.</summary>
    public static string Of(MessageSpec message, FieldSpec field, string suffix)
    {
        var name = SnakeCase.Of(Checked(field.Name, message.Name, field.Name)) + suffix;
        return Keywords.Contains(name) ? name + "_" : name;
    }

    /// <summary><c>DoorState.Open</c> is <c>DOOR_STATE_OPEN</c>: values of an enum are names of the file.</summary>
    public static string Of(EnumSpec enumeration, EnumMember member) => Prefix(enumeration) + SnakeCase.Of(Checked(member.Name, enumeration.Name, member.Name)).ToUpperInvariant();

    /// <summary>The 0 that an enum must have and C#'s has not.</summary>
    public static string ZeroOf(EnumSpec enumeration) => Prefix(enumeration) + "UNSPECIFIED";

    /// <summary>A field's name in Protobuf's JSON, by which protoc compares fields.</summary>
    public static string InJson(string name) => AfterUnderscore().Replace(name, m => m.Value.TrimStart('_').ToUpperInvariant());

    /// <summary>A value without its enum's prefix, in the form by which protoc compares values.</summary>
    public static string WithoutPrefix(EnumSpec enumeration, string name) =>
        string.Concat(name[Prefix(enumeration).Length..].Split('_', StringSplitOptions.RemoveEmptyEntries).Select(p => p[0] + p[1..].ToLowerInvariant()));

    private static string Prefix(EnumSpec enumeration) => SnakeCase.Of(Of(enumeration)).ToUpperInvariant() + "_";

    // Stream Analytics reads with protobuf-net and wants the name that protobuf-net gives the type in C#: GPS is Gps there, my_type MyType.
    // Names that are in that form already are the same everywhere.
    private static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + (p.Any(char.IsLower) ? p[1..] : p[1..].ToLowerInvariant())));

    private static string Checked(string name, string type, string? member) => Identifier().IsMatch(name)
        ? name
        : throw new TargetException(type, member, $"Protobuf has no name '{name}': a letter A to Z, then letters, digits and _.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();

    [GeneratedRegex("_+[^_]?")]
    private static partial Regex AfterUnderscore();
}
