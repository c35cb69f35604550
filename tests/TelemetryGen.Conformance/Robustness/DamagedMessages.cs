using System.Buffers.Binary;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>A good message with one thing wrong.</summary>
internal static class DamagedMessages
{
    private static readonly byte[] Bytes = [0x00, 0x01, 0x20, 0x7F, 0x80, 0xC3, 0xED, 0xFE, 0xFF];

    private static readonly int[] OtherVersions = [0, 1, 2, 3, 4, 5, 255, 256, 32767, 32768, 65535];

    /// <summary>Every damage to every golden vector of the record.</summary>
    public static IEnumerable<byte[]> Of(RecordCodec codec) => Vectors.All
        .Where(v => v.Message == codec.Message.Name && v.Hex is not null)
        .SelectMany(v => Of(v.Bytes, codec));

    private static IEnumerable<byte[]> Of(byte[] good, RecordCodec codec) =>
        [.. FlippedBits(good), .. ChangedBytes(good), .. Cut(good), .. Versions(good), .. BlockLengths(good, codec)];

    private static IEnumerable<byte[]> FlippedBits(byte[] good) =>
        Enumerable.Range(0, good.Length * 8).Select(bit => With(good, bit / 8, (byte)(good[bit / 8] ^ (1 << (bit % 8)))));

    // Lengths of texts are among the bytes: one more, one less, nothing, all.
    private static IEnumerable<byte[]> ChangedBytes(byte[] good) =>
        Enumerable.Range(0, good.Length).SelectMany(
            at => Bytes.Append((byte)(good[at] + 1)).Append((byte)(good[at] - 1)).Select(value => With(good, at, value)));

    private static IEnumerable<byte[]> Cut(byte[] good) =>
        Enumerable.Range(0, good.Length).Select(length => good[..length]).Append([.. good, 0]);

    private static IEnumerable<byte[]> Versions(byte[] good) =>
        OtherVersions.Select(version => WithUInt16(good, 6, version));

    private static IEnumerable<byte[]> BlockLengths(byte[] good, RecordCodec codec)
    {
        var layout = codec.Layout;
        var rest = good.Length - MessageHeader.Size;
        int[] around = [0, layout.BaseBlockLength, layout.GetBlockLength(2), layout.BlockLength, rest, 256, 32768];
        return around.SelectMany(length => new[] { length - 1, length, length + 1 }).Append(65534)
            .Select(length => WithUInt16(good, 0, length & 0xFFFF));
    }

    private static byte[] With(byte[] good, int at, byte value)
    {
        byte[] changed = [.. good];
        changed[at] = value;
        return changed;
    }

    private static byte[] WithUInt16(byte[] good, int at, int value)
    {
        byte[] changed = [.. good];
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(at), (ushort)value);
        return changed;
    }
}
