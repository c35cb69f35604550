using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The names of generated modules.</summary>
internal static class PythonModules
{
    /// <summary>Modules of the boards and of a program: a file of that name on the flash would take their place.</summary>
    private static readonly HashSet<string> Modules =
    [
        "array", "binascii", "boot", "cmath", "collections", "errno", "gc", "hashlib", "io", "json", "machine", "main", "math",
        "micropython", "network", "ntptime", "os", "pyb", "random", "re", "rp2", "select", "socket", "ssl", "struct", "sys", "time", "uctypes",
        "wipy", "zlib", "esp", "esp32", "bluetooth", "neopixel", "dht", "deflate", "tls", "asyncio", "requests", "heapq", "platform",
        "settings", "board", "sensors", .. MicroPythonTarget.SenderModules,
    ];

    /// <summary><c>Climate</c> is <c>climate</c>; what Python or a board has itself gets <c>_record</c>.</summary>
    public static string Of(string name)
    {
        var snake = SnakeCase.Of(name);
        return PythonNames.IsKeyword(snake) || Modules.Contains(snake) || Modules.Contains(snake.TrimStart('u')) ? snake + "_record" : snake;
    }
}
