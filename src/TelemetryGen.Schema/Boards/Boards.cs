namespace TelemetryGen.Schema;

/// <summary>The boards that are known by name: the one table that targets and analyzers share.</summary>
public static class Boards
{
    /// <summary>
    /// What the sender's own buffers take: one request of about 350 bytes of headers and 512 of message, a line and the detail of an answer,
    /// rounded up.
    /// </summary>
    public const int SenderBytes = 2048;

    private const int KiB = 1024;

    /// <summary>
    /// A WiPy 1 guarantees 8 KB of heap; of the others a program has 60 KB and more, of which a quarter or less is for telemetry. Small ints
    /// have 31 bits on every 32-bit MicroPython. The native emitter is in ESP32 firmware from 1.12 (RISC-V chips: 1.24), in every rp2 firmware, and in none of Pycom's.
    /// </summary>
    public static IReadOnlyList<Board> All { get; } =
    [
        new("wipy1", HasFloats: false, SmallIntBits: 31, HasNativeEmitter: false, TelemetryBytes: 8 * KiB),
        new("wipy2", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: false, TelemetryBytes: 16 * KiB),
        new("esp32", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: true, TelemetryBytes: 32 * KiB),
        new("rp2", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: true, TelemetryBytes: 32 * KiB),
        new("unix", HasFloats: true, SmallIntBits: 63, HasNativeEmitter: true, TelemetryBytes: null),
    ];

    /// <summary>The board of that name, whatever its case; null when there is none.</summary>
    public static Board? Find(string name) => All.FirstOrDefault(b => b.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
