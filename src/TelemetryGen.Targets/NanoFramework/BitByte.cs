using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>One byte of a set of booleans.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="ReadAt">Where it is read.</param>
/// <param name="Bits">The booleans; the bits of removed ones stay 0.</param>
internal sealed record BitByte(string At, string ReadAt, IReadOnlyList<Bit> Bits)
{
    public static BitByte Of(BitSetSlot set, int index, BlockPlace place, DeviceFields fields) => new(
        place.At(set.Offset + index),
        BlockPlace.InBuffer(set.Offset + index),
        [.. set.Bits.Skip(8 * index).Take(8).Select((f, i) => (Field: f, Mask: 1 << i)).Where(b => !b.Field.Reserved)
            .Select(b => new Bit(fields.Of(b.Field).Name, "0x" + b.Mask.ToString("X2", CultureInfo.InvariantCulture)))]);
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, string Mask);
