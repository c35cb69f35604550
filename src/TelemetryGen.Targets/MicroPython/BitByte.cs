using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// One byte of a set of booleans. Sets go out byte by byte: bits above 30 would make an int that a 32-bit board allocates.
/// </summary>
internal sealed class BitByte(BitSetSlot set, int index, FieldSpec[] bits, RecordFields fields)
{
    public string Name => NameOf(set, index);

    /// <summary>The booleans; the bits of removed ones stay 0.</summary>
    public IReadOnlyList<Bit> Bits => [.. bits.Select((f, i) => (Field: f, Mask: 1 << i)).Where(b => !b.Field.Reserved).Select(b => new Bit(fields.Of(b.Field).Name, b.Mask))];

    public static string NameOf(BitSetSlot set, int index) => set.Wire.Size() == 1 ? $"bits{set.Index}" : $"bits{set.Index}{index}";

    /// <summary>The byte's name; "0" for one that only pads the set.</summary>
    public static string NameOrZero(BitSetSlot set, int index) => index < (set.Bits.Count + 7) / 8 ? NameOf(set, index) : "0";

    /// <summary>The bytes of one set; those that only pad it are left out.</summary>
    public static IEnumerable<BitByte> ListOf(BitSetSlot set, RecordFields fields) => set.Bits.Chunk(8).Select((bits, index) => new BitByte(set, index, bits, fields));

    /// <summary>The bytes of all sets of a block.</summary>
    public static IReadOnlyList<BitByte> ListOf(WireLayout layout, RecordFields fields) => [.. layout.Block.OfType<BitSetSlot>().SelectMany(s => ListOf(s, fields))];
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, int Mask);
