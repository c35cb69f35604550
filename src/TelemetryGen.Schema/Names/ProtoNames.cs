using System.Text.RegularExpressions;

namespace TelemetryGen.Schema;

/// <summary>Names of Protobuf in the style guide's forms. Its identifiers are a letter A to Z, then letters, digits and _.</summary>
public static class ProtoNames
{
    /// <summary>Words of the language. protoc takes most of them as names; other readers of .proto files do not.</summary>
    private static readonly HashSet<string> Keywords =
    [
        "bool", "bytes", "double", "edition", "enum", "export", "extend", "extensions", "false", "fixed32", "fixed64", "float",
        "group", "import",
        "inf", "int32", "int64", "local", "map", "max", "message", "nan", "oneof", "option", "optional", "package", "public",
        "repeated", "required",
        "reserved", "returns", "rpc", "service", "sfixed32", "sfixed64", "sint32", "sint64", "stream", "string", "syntax", "to",
        "true", "uint32",
        "uint64", "weak",
    ];

    private static readonly Regex Identifier = new("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant);
    private static readonly Regex AfterUnderscore = new("_+[^_]?", RegexOptions.CultureInvariant);

    /// <summary>Protobuf can call something so.</summary>
    internal static bool IsName(string name) => Identifier.IsMatch(name);

    /// <summary>The schema's name, each part as a type's.</summary>
    public static string GetPackage(SchemaSpec schema) => string.Join(".", schema.Name.Split('.').Select(Pascal));

    /// <summary>The file, without <c>.proto</c>.</summary>
    public static string GetFile(SchemaSpec schema) => WindowsFiles.GetSafeName(schema.ShortName);

    /// <summary>The message in Protobuf: <c>DoorState</c> of <c>doorState</c>.</summary>
    public static string Get(MessageSpec message) => Pascal(message.Name);

    /// <summary>The enumeration in Protobuf, as a message is called.</summary>
    public static string Get(EnumSpec enumeration) => Pascal(enumeration.Name);

    /// <summary><c>VentOpen</c> is <c>vent_open</c>; a word of the language gets a trailing underscore.</summary>
    public static string Get(FieldSpec field)
    {
        var name = SnakeCase.From(field.Name) + GetSuffix(field);
        return Keywords.Contains(name) ? name + "_" : name;
    }

    /// <summary><c>DoorState.Open</c> is <c>DOOR_STATE_OPEN</c>: values of an enum are names of the file.</summary>
    public static string Get(EnumSpec enumeration, EnumMember member) =>
        Prefix(enumeration) + SnakeCase.From(member.Name).ToUpperInvariant();

    /// <summary>The 0 that an enum must have and C#'s has not.</summary>
    public static string GetZero(EnumSpec enumeration) => Prefix(enumeration) + "UNSPECIFIED";

    /// <summary>The message that holds a value of a type which may be null.</summary>
    public static string GetNullable(string type) => $"Nullable{char.ToUpperInvariant(type[0])}{type.Substring(1)}";

    /// <summary>A field's name in Protobuf's JSON, by which protoc compares fields.</summary>
    internal static string InJson(string name) => AfterUnderscore.Replace(name, m => m.Value.TrimStart('_').ToUpperInvariant());

    /// <summary>A value without its enum's prefix, in the form by which protoc compares values.</summary>
    internal static string WithoutPrefix(EnumSpec enumeration, string name) =>
        string.Concat(name.Substring(Prefix(enumeration).Length).Split(['_'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p[0] + p.Substring(1).ToLowerInvariant()));

    private static string Prefix(EnumSpec enumeration) => SnakeCase.From(Get(enumeration)).ToUpperInvariant() + "_";

    // What tells the unit of a bare number.
    private static string GetSuffix(FieldSpec field) => field.Kind switch
    {
        FieldKind.Duration => $"_{FieldFacts.From(field).CountedIn!.Symbol}",
        FieldKind.Timestamp => $"_unix_{ResolutionFacts.From(field.Resolution).Symbol}",
        _ => "",
    };

    // Stream Analytics reads with protobuf-net and wants the name that protobuf-net gives the type in C#: GPS is Gps there, my_type MyType.
    // Names that are in that form already are the same everywhere.
    private static string Pascal(string name) => string.Concat(
        name.Split(['_'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => char.ToUpperInvariant(p[0]) + (p.Any(char.IsLower) ? p.Substring(1) : p.Substring(1).ToLowerInvariant())));
}
