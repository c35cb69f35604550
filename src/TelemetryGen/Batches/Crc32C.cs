using System.Buffers.Binary;
using System.Numerics;

namespace TelemetryGen;

/// <summary>
/// CRC-32C (Castagnoli) as in iSCSI, RFC 3720: reflected, starts and ends with all bits turned. Processors have an instruction for it.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of the bytes; of "123456789" it is 0xE3069283.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The checksum of what <paramref name="checksum"/> is of, followed by these bytes. That of no bytes is 0.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var crc = ~checksum;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
