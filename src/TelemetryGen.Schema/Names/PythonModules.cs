namespace TelemetryGen.Schema;

/// <summary>The names of modules on a board: those of records, and those that are there anyway.</summary>
public static class PythonModules
{
    /// <summary>The modules that the target ships beside the records; docs/decisions/0020 says why the sender is several.</summary>
    public static IReadOnlyList<string> Shipped { get; } =
    [
        "record_refusal",
        "eventhub_sender", "eventhub_request", "request_head", "eventhub_errors", "eventhub_refusal", "http_answer", "http_body",
        "http_date", "http_refused", "unix_clock", "unix_ms", "board_rtc", "board_ticks",
        "verified_tls", "tls_socket", "tls_context", "tls_wipy1", "tls_refusal", "ca_file",
        "telemetry_queue", "telemetry_recorder", "telemetry_delivery", "batch_plan", "record_batch", "record_stamps", "late_stamps",
        "retry_delay",
        "board_clock", "wake_clock", "sntp", "wire_bytes", "once",
        "ring_store", "flash_store", "flash_reader", "flash_recovery", "flash_log", "flash_segment", "crc32c",
        "sequence_counter", "settings_file", "setting_checks", "ca_check", "sealed_file",
    ];

    /// <summary>Modules of the boards' firmware: a file of that name on the flash would take their place.</summary>
    private static readonly HashSet<string> Firmware =
    [
        "array", "asyncio", "binascii", "builtins", "cmath", "collections", "cryptolib", "deflate", "errno", "framebuf", "gc", "hashlib",
        "heapq", "io", "json", "machine",
        "marshal", "math", "micropython", "network", "os", "platform", "random", "re", "select", "socket", "ssl", "struct", "sys", "time",
        "tls", "uctypes", "vfs", "websocket", "zlib",
        "_asyncio", "_boot", "_boot_fat", "_onewire", "_thread", "_webrepl",
        "aioble", "aioespnow", "apa102", "apa106", "bluetooth", "btree", "dht", "ds18x20", "esp", "esp32", "espnow", "flashbdev",
        "inisetup", "lwip", "mip", "neopixel", "ntptime", "onewire",
        "pyb", "pycom", "requests", "rp2", "_rp2", "stm", "umqtt", "upip", "webrepl", "webrepl_setup", "wipy",
    ];

    /// <summary>Modules of a program.</summary>
    private static readonly HashSet<string> Program =
    [
        "boot", "main", "settings", "board", "sensors", "store_readings", "send_stored", "send_seldom", "set_time",
        "read_token", .. Shipped,
    ];

    /// <summary>
    /// Folders of a board, where a program's modules are looked for as well: a folder is found before a file of its name, and is then an
    /// empty module.
    /// </summary>
    private static readonly HashSet<string> Folders =
    [
        // Where flash, cards, a host, files of the firmware and memory are mounted.
        "flash", "sd", "sdcard", "remote", "rom", "ramdisk",

        // What provision and the sample programs make.
        "lib", "cert", "queue", "dead",
    ];

    /// <summary>A folder that a board may have, and that would be imported for a module of its name.</summary>
    public static bool IsFolder(string name) => Folders.Contains(name);

    /// <summary><c>Climate</c> is <c>climate</c>; what Python or a board has itself gets <c>_record</c>.</summary>
    public static string GetName(string name)
    {
        var snake = SnakeCase.From(name);
        return PythonNames.IsKeyword(snake) || IsTaken(snake) || IsFolder(snake) || WindowsFiles.IsDevice(snake)
            ? snake + "_record"
            : snake;
    }

    /// <summary>
    /// A module of some board's firmware, which a file of that name would hide; older firmware has them by names with a u: utime.
    /// </summary>
    public static bool IsFirmwareModule(string name) =>
        Firmware.Contains(name) || (name.Length > 1 && name[0] == 'u' && Firmware.Contains(name.Substring(1)));

    private static bool IsTaken(string snake) =>
        IsFirmwareModule(snake) || Program.Contains(snake) || (snake.Length > 1 && snake[0] == 'u' && Program.Contains(snake.Substring(1)));
}
