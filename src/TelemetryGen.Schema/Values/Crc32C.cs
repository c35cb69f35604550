namespace TelemetryGen.Schema;

/// <summary>
/// CRC-32C (Castagnoli) as in iSCSI, RFC 3720, a bit at a time: for tools. The runtime has one with the processor's instruction.
/// </summary>
internal static class Crc32C
{
    private const uint Polynomial = 0x82F6_3B78;

    public static uint Compute(byte[] bytes, int start, int count)
    {
        var crc = uint.MaxValue;
        for (var i = start; i < start + count; i++)
        {
            crc ^= bytes[i];
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }
        }

        return ~crc;
    }
}
