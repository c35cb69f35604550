namespace TelemetryGen.Schema;

/// <summary>
/// Names of the contract as C# 7.3 writes them: they are C# already, but for reserved words. A compiler's plug-in has these words from the
/// compiler.
/// </summary>
public static class CSharpNames
{
    /// <summary>The reserved words of the language's specification.</summary>
    public static IReadOnlyCollection<string> Words { get; } =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit",
        "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    // Those of compilers besides, which no specification has.
    private static readonly HashSet<string> Reserved = [.. Words, "__arglist", "__makeref", "__reftype", "__refvalue"];

    /// <summary>A name as it is; a reserved word after @.</summary>
    public static string Identifier(string name) => IsReserved(name) ? "@" + name : name;

    /// <summary>A dotted name; "" for none.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Select(Identifier));

    /// <summary>A word of C# itself.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>The word for the type of a number on the wire: <c>ushort</c>, <c>float</c>.</summary>
    public static string GetKeyword(WireType type) => type switch
    {
        WireType.UInt8 => "byte",
        WireType.UInt16 => "ushort",
        WireType.UInt32 => "uint",
        WireType.UInt64 => "ulong",
        WireType.Int8 => "sbyte",
        WireType.Int16 => "short",
        WireType.Int32 => "int",
        WireType.Int64 => "long",
        WireType.Float32 => "float",
        _ => "double",
    };

    /// <summary>A type of such a name is warned of (CS8981): small letters alone may become a word of C#.</summary>
    public static bool IsLower(string name) => name.All(c => c is >= 'a' and <= 'z');

    /// <summary>A variable: <c>VentOpen</c> is <c>ventOpen</c>, <c>CO2Level</c> is <c>co2Level</c>. It may be reserved.</summary>
    public static string Local(string name)
    {
        var capitals = name.TakeWhile(c => char.IsUpper(c) || char.IsDigit(c)).Count();
        var start = capitals > 1 && capitals < name.Length && char.IsLower(name[capitals]) && char.IsUpper(name[capitals - 1])
            ? capitals - 1
            : capitals;
        return name.Substring(0, start).ToLowerInvariant() + name.Substring(start);
    }
}
