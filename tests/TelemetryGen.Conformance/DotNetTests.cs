namespace TelemetryGen.Conformance;

/// <summary>The generated .NET codec against the golden vectors.</summary>
public class DotNetTests
{
    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, Fields: not null, IsOtherVersion: false });

    public static TheoryData<string> Readable => Vectors.Names(v => v is { Hex: not null, Fields: not null });

    public static TheoryData<string> Refused => Vectors.Names(v => v is { Refused: not null, Fields: not null });

    [Theory]
    [MemberData(nameof(Written))]
    public void It_writes_the_bytes(string name)
    {
        var vector = Vectors.Of(name);

        var (bytes, error) = Records.Write(Records.Of(vector.Message, vector.Fields!));

        Assert.Equal(TelemetryErrorCode.None, error.Code);
        Assert.Equal(vector.Hex, Convert.ToHexStringLower(bytes!));
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void It_reads_the_record(string name)
    {
        var vector = Vectors.Of(name);

        var (record, error) = Records.Read(vector.Message, vector.Bytes);

        Assert.Equal(TelemetryErrorCode.None, error.Code);
        var expected = Records.Of(vector.Message, vector.Read ?? vector.Fields!);
        Assert.True(Records.AreSame(expected, record!), $"{Records.Text(record!)} instead of {Records.Text(expected)}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_refuses_the_value_and_names_the_field(string name)
    {
        var vector = Vectors.Of(name);

        var (bytes, error) = Records.Write(Records.Of(vector.Message, vector.Fields!));

        Assert.Null(bytes);
        Assert.Equal(vector.Subject, error.Subject);
        Assert.Contains(error.Code, Records.Refusals);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void It_writes_without_allocation(string name)
    {
        var vector = Vectors.Of(name);

        Assert.Equal(0, Records.AllocatedByWrite(Records.Of(vector.Message, vector.Fields!)));
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void It_refuses_every_span_that_is_too_small(string name)
    {
        var vector = Vectors.Of(name);
        var record = Records.Of(vector.Message, vector.Fields!);

        for (var room = 0; room < vector.Bytes.Length; room++)
        {
            var (bytes, error) = Records.Write(record, room);
            Assert.Null(bytes);
            Assert.Equal(TelemetryErrorCode.BufferTooSmall, error.Code);
        }

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(Records.Write(record, vector.Bytes.Length).Bytes!));
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void It_refuses_every_truncation(string name)
    {
        var vector = Vectors.Of(name);

        for (var length = 0; length < vector.Bytes.Length; length++)
        {
            var (record, error) = Records.Read(vector.Message, vector.Bytes[..length]);

            // What a newer sender adds at the end a reader does not know, and does not miss.
            if (record is null)
            {
                Assert.Equal(TelemetryErrorCode.MessageTruncated, error.Code);
            }
            else
            {
                Assert.True(vector.IsOtherVersion, $"{length} of {vector.Bytes.Length} bytes were read");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void It_refuses_a_byte_too_much(string name)
    {
        var vector = Vectors.Of(name);

        var (record, error) = Records.Read(vector.Message, [.. vector.Bytes, 0]);

        Assert.Null(record);
        Assert.Equal(TelemetryErrorCode.TrailingBytes, error.Code);
    }

    [Fact]
    public void The_bound_is_reached_and_never_passed()
    {
        var longest = Vectors.All.Where(v => v.Hex is not null && !v.IsOtherVersion).GroupBy(v => v.Message)
            .ToDictionary(g => g.Key, g => g.Max(v => v.Bytes.Length));

        Assert.All(longest, pair => Assert.InRange(pair.Value, 0, Records.MaxPayloadBytes(pair.Key)));
        Assert.Equal(Records.MaxPayloadBytes("Texts"), longest["Texts"]);
        Assert.Equal(Records.MaxPayloadBytes("Integers"), longest["Integers"]);
    }

    [Fact]
    public void There_are_vectors_of_every_message()
    {
        var messages = ContractSchema.Spec.Messages.Select(m => m.Name).Order(StringComparer.Ordinal);

        Assert.Equal(messages, Vectors.All.Select(v => v.Message).Distinct().Order(StringComparer.Ordinal));
    }
}
