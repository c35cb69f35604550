using CsCheck;
using TelemetryGen.Conformance.Properties;
using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.Batches;

/// <summary>Batches of any records, and batches with something wrong.</summary>
public class BatchDamageTests
{
    private static readonly int Count = Effort.Of(30, 200);

    public static TheoryData<string> Messages => RecordNames.All;

    public static TheoryData<string> Vectors => BatchVectors.Names(v => v.Bytes.Length < 400);

    [Theory, MemberData(nameof(Messages))]
    public void What_is_written_is_read_back_and_is_what_the_interpreter_writes(string message)
    {
        var codec = RecordCodec.Of(message);
        RecordGen.Of(codec).Array[1, 6].Sample(
            generated =>
            {
                object[] records = [.. generated.Select(g => g.Record)];
                Assert.True(codec.TryWriteBatch(records, codec.MaxBatchBytes(records.Length), out var bytes, out var error),
                    error.ToString());
                var writer = new BatchWriter(codec.Message);
                Assert.All(generated,
                    g => Assert.True(writer.TryAdd(new MessageWriter(ContractSchema.Spec, message).Write(g.Values), int.MaxValue)));
                Assert.Equal(Convert.ToHexStringLower(writer.ToBytes()), Convert.ToHexStringLower(bytes));
                var layout = BatchLayout.From(codec.Layout);
                Assert.InRange(bytes.Length, layout.FixedLength + (records.Length * layout.MinRowBytes), layout.MaxBytes(records.Length));
                Assert.Null(BatchReading.Problem(bytes));
            },
            iter: Count);
    }

    [Theory, MemberData(nameof(Vectors))]
    public void A_turned_bit_anywhere_is_noticed(string name)
    {
        var vector = BatchVectors.Of(name);
        for (var bit = 0; bit < vector.Bytes.Length * 8; bit++)
        {
            var bytes = vector.Bytes;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Null(BatchReading.Problem(bytes));

            // The checksum covers the rows.
            var start = MessageHeader.Size + vector.Bytes[0] + sizeof(uint);
            if (vector.Refused is null && bit / 8 >= start)
            {
                RecordCodec.Of(vector.Message).TryReadBatch(bytes, out _, out var error);
                Assert.Equal(TelemetryErrorCode.ChecksumMismatch, error.Code);
            }
        }
    }

    [Theory, MemberData(nameof(Messages))]
    public void Any_bytes_are_records_or_a_documented_error(string message)
    {
        var codec = RecordCodec.Of(message);
        MessageGen.Any(codec).Select(MessageGen.Any(codec), Gen.Int[0, 13], Gen.Int[0, 5], Batch).Sample(
            bytes => Assert.Null(BatchReading.Problem(bytes)),
            iter: Count,
            print: Convert.ToHexStringLower);
    }

    // A header of a message, made that of a batch with a block of that length, and rows of bytes that may be anything.
    private static byte[] Batch(byte[] one, byte[] other, int block, int count)
    {
        byte[] bytes = [.. one.Take(MessageHeader.Size), .. new byte[block + sizeof(uint)], .. one.Skip(MessageHeader.Size),
            .. other.Skip(MessageHeader.Size)];
        if (one.Length < MessageHeader.Size)
        {
            return bytes;
        }

        var rowBlock = (one[0], one[1]);
        (bytes[0], bytes[1]) = ((byte)block, 0);
        bytes[3] |= 0x80;
        bytes[MessageHeader.Size] = (byte)count;
        if (block >= 10)
        {
            (bytes[MessageHeader.Size + 8], bytes[MessageHeader.Size + 9]) = rowBlock;
        }

        return bytes;
    }
}
