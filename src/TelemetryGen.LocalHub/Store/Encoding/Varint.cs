using System.Numerics;

namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>Whole numbers of 1 to 10 bytes: seven bits a byte, the lowest first, the top bit set when more follow (LEB128).</summary>
internal static class Varint
{
    public const int MaxBytes = 10;

    /// <summary>How many bytes a number takes.</summary>
    public static int Length(ulong value) => Math.Max(1, (64 - BitOperations.LeadingZeroCount(value) + 6) / 7);

    /// <summary>Writes a number and gives how many bytes it took.</summary>
    public static int Write(Span<byte> target, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        return at;
    }

    /// <summary>False at the end of the bytes, and for what is longer than 64 bits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < source.Length; shift += 7)
        {
            var next = source[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return shift < 63 || next <= 1;
            }
        }

        return false;
    }

    /// <summary>A signed number as an unsigned one that is small when the number is near zero.</summary>
    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
