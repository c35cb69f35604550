using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>C# names as Python writes them. The generator links this file too: rule TLG0303 asks what collides.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield", "match", "case",
    ];

    /// <summary>What a generated module uses itself: members of the class, and names that a local variable must not hide.</summary>
    private static readonly HashSet<string> Own = ["self", "buffer", "pack", "pack_into", "struct", "end", "bytes", "str", "len", "isinstance", "range", "round", "unpack", "refuse", "refuse_zero", "to_steps", "put_numbers", "put_floats", "put_entries"];

    /// <summary>What the class of a record inside uses besides.</summary>
    private static readonly HashSet<string> OwnOfPart = ["offset", "pack_at", "unpack_at"];

    /// <summary>A field or variable: <c>VentOpen</c> is <c>vent_open</c>; a reserved word gets a trailing underscore.</summary>
    public static string Field(string name, bool isInPart = false)
    {
        var snake = SnakeCase.Of(name);
        return IsKeyword(snake) || IsOwn(snake, isInPart) ? snake + "_" : snake;
    }

    /// <summary>A word of Python itself.</summary>
    public static bool IsKeyword(string snake) => Keywords.Contains(snake);

    /// <summary>A name that the generated module uses itself.</summary>
    public static bool IsOwn(string snake, bool isInPart) =>
        Own.Contains(snake) || (isInPart && OwnOfPart.Contains(snake)) || snake.StartsWith("set_", StringComparison.Ordinal) || snake.StartsWith("_store_", StringComparison.Ordinal) || IsBitSet(snake);

    /// <summary>A constant: <c>LOW_BATTERY</c>.</summary>
    public static string Constant(string name) => SnakeCase.Of(name).ToUpperInvariant();

    private static bool IsBitSet(string name) => name.Length > 4 && name.StartsWith("bits", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit);
}
