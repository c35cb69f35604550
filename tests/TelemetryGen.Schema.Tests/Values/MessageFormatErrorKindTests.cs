namespace TelemetryGen.Schema.Tests.Values;

/// <summary>A caller knows why a message was refused without a look at the text.</summary>
public class MessageFormatErrorKindTests
{
    private const string Header = "0800010009000500";
    private const string Largest = "FFFFFFFFFFFFFF7F";

    public static TheoryData<FieldSpec, string, MessageFormatErrorKind> Refused => new()
    {
        { new("At", FieldKind.Timestamp, WireType.Int64), Largest, MessageFormatErrorKind.BeyondValueType },
        { new("Open", FieldKind.Duration, WireType.Int64), Largest, MessageFormatErrorKind.BeyondValueType },
        { Scaled("T", 1e28m, WireType.Int64), Largest, MessageFormatErrorKind.BeyondValueType },
        { new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 8 }, "FF00000000000000", MessageFormatErrorKind.TextNotUtf8 },
        { Integer("N", WireType.UInt64), Largest + "00", MessageFormatErrorKind.Other },
        { Integer("N", WireType.UInt64), "00", MessageFormatErrorKind.Other },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_reader_says_why(FieldSpec field, string body, MessageFormatErrorKind expected)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageReaderTests.Read(SchemaOf(Message(field)), Header + body));

        Assert.Equal(expected, error.Kind);
    }

    [Fact]
    public void So_it_does_of_a_text_after_the_block()
    {
        var schema = SchemaOf(Message(Text("Note", 5)));

        var error = Assert.Throws<MessageFormatException>(() => MessageReaderTests.Read(schema, "0000010009000500" + "01FF"));

        Assert.Equal(("M.Note is not UTF-8.", MessageFormatErrorKind.TextNotUtf8), (error.Message, error.Kind));
    }

    [Fact]
    public void A_duration_that_is_no_TimeSpan_is_named_in_its_unit()
    {
        var schema = SchemaOf(Message(new FieldSpec("Open", FieldKind.Duration, WireType.Int64)));

        var error = Assert.Throws<MessageFormatException>(() => MessageReaderTests.Read(schema, Header + Largest));

        Assert.Equal("M.Open is 9223372036854775807 ms; it must be -922337203685477 to 922337203685477.", error.Message);
    }

    [Fact]
    public void A_writer_tells_what_is_missing_from_what_is_wrong()
    {
        var writer = new MessageWriter(SchemaOf(Message(Integer("N"))), "M");
        MessageFormatErrorKind Kind(Dictionary<string, object?> values) =>
            Assert.Throws<MessageFormatException>(() => writer.Write(values)).Kind;

        Assert.Equal(MessageFormatErrorKind.MissingValue, Kind([]));
        Assert.Equal(MessageFormatErrorKind.MissingValue, Kind(new() { ["N"] = null }));
        Assert.Equal(MessageFormatErrorKind.Other, Kind(new() { ["N"] = "x" }));
    }
}
