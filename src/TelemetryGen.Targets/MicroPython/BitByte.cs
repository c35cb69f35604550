using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>One byte of a set of booleans.</summary>
internal sealed class BitByte(BitsStep set, BitsByte bits, RecordFields fields)
{
    public string Name => GetName(set, bits);

    /// <summary>The booleans.</summary>
    public IReadOnlyList<Bit> Bits => [.. bits.Bits.Select(b => new Bit(fields.Get(b.Field).Name, b.Mask))];

    /// <summary>
    /// The statement that gathers them. <c>and</c> leaves None as it is, which is an error then: | and struct refuse it. A bit costs an
    /// instruction more than an if where it is False, and two less where it is True.
    /// </summary>
    public IReadOnlyList<string> Lines => Bits.Count switch
    {
        0 => [$"{Name} = 0"],
        1 => [$"{Name} = {Masked(Bits[0])}"],
        _ => PythonTypes.Wrap([.. Bits.Select(Term)], width: 96, end: ")", separator: ""),
    };

    /// <summary>The byte's name; "0" for one that only pads the set.</summary>
    public static string NameOrZero(BitsStep set, BitsByte bits) => bits.IsPadding ? "0" : GetName(set, bits);

    /// <summary>The bytes of one set; those that only pad it are left out.</summary>
    public static IEnumerable<BitByte> CreateList(BitsStep set, RecordFields fields) =>
        set.Bytes.Where(b => !b.IsPadding).Select(b => new BitByte(set, b, fields));

    /// <summary>The bytes of all sets of a block.</summary>
    public static IReadOnlyList<BitByte> CreateList(DeviceRecord device, RecordFields fields) =>
        [.. device.Block.OfType<BitsStep>().SelectMany(s => CreateList(s, fields))];

    private string Term(Bit bit, int index) => index == 0 ? $"{Name} = (({Masked(bit)})" : $" | ({Masked(bit)})";

    private static string Masked(Bit bit) => $"self.{bit.Name} and {bit.Mask}";

    private static string GetName(BitsStep set, BitsByte bits) => set.Size == 1 ? $"bits{set.Set}" : $"bits{set.Set}{bits.Index}";
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, int Mask);
