namespace TelemetryGen.Schema.Tests.Values;

public class MessageReaderTests
{
    private const string Climate = "1400010007000200" + "FAE28C1D9F010000" + "CAFF8813CD8B0100" + "0107100E" + "026F6B";

    [Fact]
    public void Every_field_has_its_value_as_declared()
    {
        var message = Read(SampleSchemas.Greenhouse, Climate);

        Assert.Equal(("Climate", 2, 31), (message.Message.Name, message.Version, message.Length));
        Assert.Equal(
            [new DateTimeOffset(2026, 7, 1, 12, 0, 0, 250, TimeSpan.Zero), -0.54m, 50.00m, 101325m, true, 7m, 3600m, "ok"],
            message.Fields.Select(f => f.Value));
        Assert.Equal(["At", "Temperature", "Humidity", "Pressure", "Raining", "Door", "Battery", "Note"],
            message.Fields.Select(f => f.Field.Name));
    }

    [Fact]
    public void Scaled_values_have_the_digits_of_their_step() =>
        Assert.Equal("50.00", FormattableString.Invariant($"{Read(SampleSchemas.Greenhouse, Climate).Fields[2].Value}"));

    [Fact]
    public void Null_values_and_empty_optional_text_are_null()
    {
        var message = Read(SampleSchemas.Greenhouse, "1400010007000200" + "0000000000000000" + "0000000000000000" + "0000FFFF" + "00");

        Assert.Equal([null, null], message.Fields.Skip(6).Select(f => f.Value));
    }

    [Fact]
    public void Every_optional_field_reads_its_null() => Assert.All(
        Read(SampleSchemas.Everything,
            Convert.ToHexString(new MessageWriter(SampleSchemas.Everything, "Optionals").Write(new Dictionary<string, object?>()))).Fields,
        f => Assert.Null(f.Value));

    [Fact]
    public void Required_empty_text_is_empty()
    {
        var message = Read(SampleSchemas.Everything, "0B000300FFFF0100" + "03" + "0000000000000000" + "0180" + "00");

        Assert.Equal("", message.Fields[0].Value);
        Assert.Equal([true, true], new[] { message.Fields[1].Value, message.Fields[3].Value });
        Assert.Equal(32769m, message.Fields[4].Value);
    }

    [Theory]
    [InlineData("0B000300FFFF0100" + "000000000000000000" + "0000" + "00", 0)] // version 1
    [InlineData("10000300FFFF0200" + "000000000000000000" + "0000" + "01" + "01000000" + "00" + "0000", 2)] // version 2: C and Flow
    // version 3 with the block of 2
    [InlineData("10000300FFFF0300" + "000000000000000000" + "0000" + "01" + "01000000" + "00" + "0000" + "00", 2)]
    // version 1 with the block of 3
    [InlineData("13000300FFFF0100" + "000000000000000000" + "0000" + "01" + "01000000" + "01" + "0100" + "00", 0)]
    [InlineData("13000300FFFF0300" + "000000000000000000" + "0000" + "01" + "01000000" + "01" + "0100" + "00" + "0000" + "00", 4)]
    public void A_field_is_taken_only_if_version_and_block_reach_it(string hex, int later) =>
        Assert.Equal(later, Read(SampleSchemas.Everything, hex).Fields.Count(f => f.Field.Since > 1 && f.Value is not null));

    [Fact]
    public void A_newer_sender_may_have_a_longer_block_longer_texts_and_more_behind()
    {
        var message = Read(SampleSchemas.Greenhouse, "1600010007000300" + "0000000000000000" + "0000000000000000" + "01000100" + "AABB"
            + "11" + "6161616161616161616161616161616161" + "03010203");

        Assert.Equal(new string('a', 17), message.Fields[7].Value);
        Assert.Equal((3, 52), (message.Version, message.Length));
    }

    [Theory]
    [InlineData("", "The message ends after 0 bytes; 8 are needed.", 0)]
    [InlineData("14000100070002", "The message ends after 7 bytes; 8 are needed.", 0)]
    [InlineData("1400010008000200", "Acme.Greenhouse is schema 7; the message is of schema 8.", 4)]
    [InlineData("1400020007000200", "Acme.Greenhouse has no message 2. It has: Climate (1).", 2)]
    [InlineData("1400010007000000", "Climate has schema version 0; versions start at 1.", 6)]
    [InlineData("1100010007000200", "Climate has a block of 17 bytes; every version has 18 or more.", 0)]
    [InlineData("1400010007000200FF", "Climate ends after 9 bytes; 28 are needed.", 8)]
    [InlineData("FFFF010007000200FF", "Climate ends after 9 bytes; 65543 are needed.", 8)]
    [InlineData("12000100070001000000000000000080" + "0000000000000000" + "0000" + "00",
        "Climate.At is -9223372036854775808; years 1 to 9999 are -62135596800000 to 253402300799999.", 8)]
    [InlineData("1200010007000100" + "0000000000000000" + "0000000000000000" + "0000" + "11",
        "Climate.Note declares 17 bytes; the maximum is 16.", 26)]
    [InlineData("1200010007000100" + "0000000000000000" + "0000000000000000" + "0000" + "0261",
        "Climate.Note ends after 28 bytes; 29 are needed.", 26)]
    [InlineData("1200010007000100" + "0000000000000000" + "0000000000000000" + "0000" + "01FF", "Climate.Note is not UTF-8.", 27)]
    [InlineData("1200010007000100" + "0000000000000000" + "0000000000000000" + "0000" + "00AA",
        "Climate ends after 27 bytes; the message has 28.", 27)]
    public void Bytes_that_are_no_message_are_named_with_their_place(string hex, string text, int position)
    {
        var error = Assert.Throws<MessageFormatException>(() => Read(SampleSchemas.Greenhouse, hex));

        Assert.Equal(text, error.Message);
        Assert.Equal(position, error.Position);
    }

    [Fact]
    public void A_value_beyond_all_decimals_is_named()
    {
        var schema = SchemaOf(Message(Scaled("T", 1e28m, WireType.Int64)));

        var error = Assert.Throws<MessageFormatException>(() => Read(schema, "0800010009000500" + "FFFFFFFFFFFFFF7F"));

        Assert.Equal("M.T is 9223372036854775807 steps of 10000000000000000000000000000; that is beyond all decimals.", error.Message);
    }

    [Fact]
    public void One_of_several_messages_is_read_from_its_start()
    {
        var bytes = Convert.FromHexString("AA" + Climate + Climate);

        Assert.Equal(31, new MessageReader(SampleSchemas.Greenhouse).ReadFirst(bytes, 1).Length);
        Assert.Equal("ok", new MessageReader(SampleSchemas.Greenhouse).ReadFirst(bytes, 32).Fields[7].Value);
    }

    internal static MessageValues Read(SchemaSpec schema, string hex) => new MessageReader(schema).Read(Convert.FromHexString(hex));
}
