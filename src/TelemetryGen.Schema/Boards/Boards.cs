namespace TelemetryGen.Schema;

/// <summary>The boards that are known by name: the one table that targets and analyzers share.</summary>
public static class Boards
{
    private const int KiB = 1024;

    /// <summary>
    /// Heap that a program finds: a WiPy 1 about 54 KB, the WiPys 2 and 3 60, ESP32 and Pico W 100 and more; what of it the program needs
    /// was measured. Small ints have 31 bits on every 32-bit MicroPython. The native emitter is in ESP32 firmware from 1.12 (RISC-V chips:
    /// 1.24), in every rp2 firmware, and in none of Pycom's. Disks are those that the firmware makes: a WiPy 1's has 384 sectors of 512
    /// bytes, of which 35 are for the FAT and the root.
    /// </summary>
    public static IReadOnlyList<Board> All { get; } =
    [
        new("wipy1", HasFloats: false, SmallIntBits: 31, HasNativeEmitter: false,
            new(54 * KiB, Reading: 32 * KiB, Units: 0, BatchBytes: 768, IsSmall: true), new(349 * 512, 512)),
        new("wipy2", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: false,
            new(60 * KiB, Reading: 34 * KiB, Units: 1300, BatchBytes: 1024, IsSmall: true), new(504 * KiB, 4096)),
        new("esp32", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: true,
            new(100 * KiB, Reading: 36 * KiB, Units: 1300, BatchBytes: 1024, IsSmall: false), new(2048 * KiB, 4096)),
        new("rp2", HasFloats: true, SmallIntBits: 31, HasNativeEmitter: true,
            new(100 * KiB, Reading: 36 * KiB, Units: 1300, BatchBytes: 2048, IsSmall: false), new(848 * KiB, 4096)),
        new("unix", HasFloats: true, SmallIntBits: 63, HasNativeEmitter: true, Heap: null, Disk: null),
    ];

    /// <summary>The board of that name, whatever its case; null when there is none.</summary>
    public static Board? Find(string name) => All.FirstOrDefault(b => b.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
