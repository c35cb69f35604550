namespace TelemetryGen.Targets.MicroPython;

/// <summary>C# names as Python writes them.</summary>
internal static class PythonNames
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield", "match", "case",
    ];

    /// <summary>What a generated module uses itself: members of the class, and names that a local variable must not hide.</summary>
    private static readonly HashSet<string> Own = ["self", "buffer", "pack", "pack_into", "struct", "end", "bytes", "str", "len", "isinstance", "range", "round", "unpack", "refuse", "put_numbers", "put_floats", "put_entries"];

    /// <summary>What the class of a record inside uses besides.</summary>
    private static readonly HashSet<string> OwnOfPart = ["offset", "pack_at", "unpack_at"];

    /// <summary>Modules of the boards and of a program: a file of that name on the flash would take their place.</summary>
    private static readonly HashSet<string> Modules =
    [
        "array", "binascii", "boot", "cmath", "collections", "errno", "gc", "hashlib", "io", "json", "machine", "main", "math",
        "micropython", "network", "ntptime", "os", "pyb", "random", "re", "rp2", "select", "socket", "ssl", "struct", "sys", "time", "uctypes",
        "wipy", "zlib", "esp", "esp32", "bluetooth", "neopixel", "dht", "deflate", "tls", "asyncio", "requests", "heapq", "platform",
        "settings", "board", "sensors", .. MicroPythonTarget.SenderModules,
    ];

    /// <summary>A field or variable: <c>VentOpen</c> is <c>vent_open</c>; a reserved word gets a trailing underscore.</summary>
    public static string Field(string name, bool isInPart = false)
    {
        var snake = SnakeCase.Of(name);
        return Keywords.Contains(snake) || Own.Contains(snake) || (isInPart && OwnOfPart.Contains(snake)) || snake.StartsWith("set_", StringComparison.Ordinal) || IsBitSet(snake) ? snake + "_" : snake;
    }

    /// <summary>A module: <c>Climate</c> is <c>climate</c>; what a board has itself gets <c>_record</c>.</summary>
    public static string Module(string name)
    {
        var snake = SnakeCase.Of(name);
        return Keywords.Contains(snake) || Modules.Contains(snake) || Modules.Contains(snake.TrimStart('u')) ? snake + "_record" : snake;
    }

    /// <summary>A constant: <c>LOW_BATTERY</c>.</summary>
    public static string Constant(string name) => SnakeCase.Of(name).ToUpperInvariant();

    private static bool IsBitSet(string name) => name.Length > 4 && name.StartsWith("bits", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit);
}
