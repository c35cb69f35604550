using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>One byte of a set of booleans.</summary>
internal sealed class BitByte(BitsStep set, BitsByte bits, RecordFields fields)
{
    public string Name => GetName(set, bits);

    /// <summary>The booleans.</summary>
    public IReadOnlyList<Bit> Bits => [.. bits.Bits.Select(b => new Bit(fields.Get(b.Field).Name, b.Mask))];

    /// <summary>The byte's name; "0" for one that only pads the set.</summary>
    public static string NameOrZero(BitsStep set, BitsByte bits) => bits.IsPadding ? "0" : GetName(set, bits);

    /// <summary>The bytes of one set; those that only pad it are left out.</summary>
    public static IEnumerable<BitByte> CreateList(BitsStep set, RecordFields fields) =>
        set.Bytes.Where(b => !b.IsPadding).Select(b => new BitByte(set, b, fields));

    /// <summary>The bytes of all sets of a block.</summary>
    public static IReadOnlyList<BitByte> CreateList(DeviceRecord device, RecordFields fields) =>
        [.. device.Block.OfType<BitsStep>().SelectMany(s => CreateList(s, fields))];

    private static string GetName(BitsStep set, BitsByte bits) => set.Size == 1 ? $"bits{set.Set}" : $"bits{set.Set}{bits.Index}";
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, int Mask);
