using System.Buffers.Binary;
using CsCheck;
using TelemetryGen.Conformance.Robustness;

namespace TelemetryGen.Conformance.Properties;

/// <summary>Bytes that may be a message of a record.</summary>
internal static class MessageGen
{
    /// <summary>Any bytes; most after a header of the record, of any version and with any length of its block.</summary>
    public static Gen<byte[]> Any(RecordCodec codec)
    {
        var bytes = Gen.Byte.Array[0, codec.Layout.MaxPayloadBytes + 8];
        var lengths = Gen.Frequency(
            (3, Gen.Const(codec.Layout.BlockLength)), (2, Gen.Const(codec.Layout.BaseBlockLength)), (1, Gen.Int[0, 0xFFFF]));
        var versions = Gen.Frequency((3, Gen.Const(ContractSchema.Spec.Version)), (2, Gen.Int[0, 4]), (1, Gen.Int[0, 0xFFFF]));
        var headed = bytes.Select(lengths, versions, (rest, length, version) => WithHeader(codec, rest, length, version));
        return Gen.Frequency((1, bytes), (4, headed));
    }

    /// <summary>A good message with one to four changes.</summary>
    public static Gen<byte[]> Changed(RecordCodec codec)
    {
        var good = RecordGen.Of(codec).Select(generated =>
        {
            Assert.True(codec.TryWrite(generated.Record, out var bytes, out var error), error.ToString());
            return bytes;
        });
        return good.Select(Gen.UInt.Array[1, 4], (bytes, changes) => changes.Aggregate(bytes, Change));
    }

    // What is done, where and with which byte are parts of one number: a smaller one is a smaller change.
    private static byte[] Change(byte[] bytes, uint change)
    {
        var (kind, value) = (change % 6, (byte)(change >> 8));
        var at = bytes.Length == 0 ? 0 : (int)(change >> 16) % bytes.Length;
        if (kind == 0 || bytes.Length == 0)
        {
            return [.. bytes, value];
        }

        return kind switch
        {
            1 => bytes[..at],
            2 => [.. bytes[..at], .. bytes[(at + 1)..]],
            3 => [.. bytes[..at], value, .. bytes[at..]],
            4 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (value % 8))), .. bytes[(at + 1)..]],
            _ => [.. bytes[..at], value, .. bytes[(at + 1)..]],
        };
    }

    private static byte[] WithHeader(RecordCodec codec, byte[] rest, int length, int version)
    {
        var header = new byte[MessageHeader.Size];
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), (ushort)codec.Message.Id);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), (ushort)ContractSchema.Spec.Id);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), (ushort)version);
        return [.. header, .. rest];
    }
}
