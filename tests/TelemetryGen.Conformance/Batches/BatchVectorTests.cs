using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Batches;

/// <summary>Batches of the generated codecs and of the tools' interpreter against the golden vectors.</summary>
public class BatchVectorTests
{
    public static TheoryData<string> Written => BatchVectors.Names(v => v is { Refused: null, IsOtherVersion: false });

    public static TheoryData<string> Readable => BatchVectors.Names(v => v.Refused is null);

    public static TheoryData<string> Refused => BatchVectors.Names(v => v.Refused is not null);

    [Theory, MemberData(nameof(Written))]
    public void It_is_written_by_the_codec(string name)
    {
        var vector = BatchVectors.Of(name);

        Assert.True(RecordCodec.Of(vector.Message).TryWriteBatch(RecordsOf(vector), vector.Bytes.Length, out var bytes, out var error),
            error.ToString());

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(bytes));
    }

    [Theory, MemberData(nameof(Written))]
    public void It_is_written_by_the_interpreter(string name)
    {
        var vector = BatchVectors.Of(name);
        var writer = new BatchWriter(ContractSchema.Spec.Messages.Single(m => m.Name == vector.Message));

        Assert.All(vector.RowVectors, row => Assert.True(writer.TryAdd(row.Bytes, int.MaxValue)));

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(writer.ToBytes()));
    }

    [Theory, MemberData(nameof(Readable))]
    public void It_is_read_by_the_codec(string name)
    {
        var vector = BatchVectors.Of(name);

        Assert.True(RecordCodec.Of(vector.Message).TryReadBatch(vector.Bytes, out var records, out var error), error.ToString());

        Assert.Equal(RecordsOf(vector).Select(Records.Text), records.Select(Records.Text));
    }

    [Theory, MemberData(nameof(Readable))]
    public void It_is_read_by_the_interpreter(string name)
    {
        var vector = BatchVectors.Of(name);
        var reader = new MessageReader(ContractSchema.Spec);

        var rows = reader.ReadEvent(vector.Bytes);

        var expected = vector.RowVectors.Select(row => reader.ReadFirst(row.Bytes, 0).Fields);
        Assert.Equal(expected.Select(Text), rows.Select(row => Text(row.Fields)));
    }

    [Theory, MemberData(nameof(Refused))]
    public void It_is_refused_with_its_error_and_no_record(string name)
    {
        var vector = BatchVectors.Of(name);

        Assert.False(RecordCodec.Of(vector.Message).TryReadBatch(vector.Bytes, out var records, out var error));

        Assert.Equal((vector.Refused, 0), (error.Code.ToString(), records.Count));
        Assert.Throws<MessageFormatException>(() => new MessageReader(ContractSchema.Spec).ReadEvent(vector.Bytes));
    }

    [Theory, MemberData(nameof(Readable))]
    public void Every_truncation_and_every_byte_more_is_refused(string name)
    {
        var vector = BatchVectors.Of(name);
        var codec = RecordCodec.Of(vector.Message);

        Assert.All(Enumerable.Range(0, Math.Min(vector.Bytes.Length, 300)), length =>
        {
            Assert.False(codec.TryReadBatch(vector.Bytes.AsSpan(0, length), out _, out var error));
            Assert.Equal(TelemetryErrorCode.MessageTruncated, error.Code);
        });
        Assert.False(codec.TryReadBatch([.. vector.Bytes, 0], out _, out var more));
        Assert.Equal(TelemetryErrorCode.TrailingBytes, more.Code);
    }

    [Theory, MemberData(nameof(Written))]
    public void Every_span_that_is_too_small_is_refused(string name)
    {
        var vector = BatchVectors.Of(name);
        var (codec, records) = (RecordCodec.Of(vector.Message), RecordsOf(vector));

        Assert.All(Enumerable.Range(Math.Max(0, vector.Bytes.Length - 100), Math.Min(100, vector.Bytes.Length)), room =>
        {
            Assert.False(codec.TryWriteBatch(records, room, out var bytes, out var error));
            Assert.Equal((TelemetryErrorCode.BatchFull, 0), (error.Code, bytes.Length));
        });
    }

    [Theory, MemberData(nameof(Readable))]
    public void It_is_dispatched_without_boxing_and_agrees_with_every_other_reader(string name) =>
        Assert.Null(BatchReading.Problem(BatchVectors.Of(name).Bytes));

    private static List<object> RecordsOf(BatchVector vector) =>
        [.. vector.RowVectors.Select(row => Records.Of(vector.Message, row.Fields!))];

    private static string Text(IReadOnlyList<FieldValue> fields) =>
        string.Join(", ", fields.Select(f => $"{f.Field.Name} {Testing.Samples.ValueText.Of(f.Value)}"));
}
