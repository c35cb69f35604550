using System.Globalization;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>One byte of a set of booleans.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="ReadAt">Where it is read.</param>
/// <param name="Bits">The booleans.</param>
internal sealed record BitByte(string At, string ReadAt, IReadOnlyList<Bit> Bits)
{
    public static BitByte Create(BitsStep set, BitsByte bits, BlockPlace place, DeviceFields fields) => new(
        place.At(set.Offset + bits.Index),
        BlockPlace.InBuffer(set.Offset + bits.Index),
        [.. bits.Bits.Select(b => new Bit(fields.Get(b.Field).Member, "0x" + b.Mask.ToString("X2", CultureInfo.InvariantCulture)))]);
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, string Mask);
