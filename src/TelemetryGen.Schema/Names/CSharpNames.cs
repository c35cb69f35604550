namespace TelemetryGen.Schema;

/// <summary>Names of the contract as C# 7.3 writes them: they are C# already, but for reserved words.</summary>
public static class CSharpNames
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal",
        "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "__arglist", "__makeref", "__reftype", "__refvalue",
    ];

    /// <summary>A name as it is; a reserved word behind @.</summary>
    public static string Identifier(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A dotted name; "" for none.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Select(Identifier));

    /// <summary>A word of C# itself.</summary>
    public static bool IsReserved(string name) => Keywords.Contains(name);

    /// <summary>A type of such a name is warned of (CS8981): small letters alone may become a word of C#.</summary>
    public static bool IsLower(string name) => name.All(c => c is >= 'a' and <= 'z');

    /// <summary>A variable: <c>VentOpen</c> is <c>ventOpen</c>, <c>CO2Level</c> is <c>co2Level</c>. It may be reserved.</summary>
    public static string Local(string name)
    {
        var capitals = name.TakeWhile(c => char.IsUpper(c) || char.IsDigit(c)).Count();
        var start = capitals > 1 && capitals < name.Length && char.IsLower(name[capitals]) && char.IsUpper(name[capitals - 1]) ? capitals - 1 : capitals;
        return name.Substring(0, start).ToLowerInvariant() + name.Substring(start);
    }
}
