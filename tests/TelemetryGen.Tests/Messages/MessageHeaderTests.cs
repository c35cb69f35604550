namespace TelemetryGen.Tests.Messages;

public class MessageHeaderTests
{
    private static readonly MessageHeader Expected = new(4, 1, 7, 2);

    [Fact]
    public void It_is_four_little_endian_numbers_in_the_order_of_SBE()
    {
        var bytes = new byte[9];
        new MessageHeader(0x0102, 0x0304, 0x0506, 0xFFFE).Write(bytes);

        Assert.Equal("020104030605feff00", Convert.ToHexStringLower(bytes));
        Assert.True(MessageHeader.TryRead(bytes, out var header));
        Assert.Equal(new MessageHeader(0x0102, 0x0304, 0x0506, 0xFFFE), header);
    }

    [Fact]
    public void Seven_bytes_are_none_and_eight_are_one()
    {
        Assert.False(MessageHeader.TryRead(new byte[7], out var none));
        Assert.Equal(default, none);
        Assert.True(MessageHeader.TryRead(new byte[8], out _));
    }

    [Theory]
    [InlineData("04000100070002", TelemetryErrorCode.MessageTruncated, "Climate ends after 7 bytes; 8 are needed.")]
    [InlineData("0400010008000200aabbccdd", TelemetryErrorCode.SchemaMismatch, "Climate is of schema 7; the message is of schema 8.")]
    [InlineData("0400020007000200aabbccdd", TelemetryErrorCode.TemplateMismatch, "Climate is message 1; this is message 2.")]
    [InlineData("0400010007000000aabbccdd", TelemetryErrorCode.VersionOutOfRange, "Climate has schema version 0; versions start at 1.")]
    [InlineData("0300010007000200aabbccdd", TelemetryErrorCode.BlockTooShort,
        "Climate has a block of 3 bytes; every version has 4 or more.")]
    [InlineData("0400010007000200aabbcc", TelemetryErrorCode.MessageTruncated, "Climate ends after 11 bytes; 12 are needed.")]
    [InlineData("ffff010007000200aabbccdd", TelemetryErrorCode.MessageTruncated, "Climate ends after 12 bytes; 65543 are needed.")]
    // The schema comes first: ids of messages mean nothing in another one.
    [InlineData("0000000000000000", TelemetryErrorCode.SchemaMismatch, "Climate is of schema 7; the message is of schema 0.")]
    public void What_every_reader_checks_has_its_error(string hex, TelemetryErrorCode code, string text)
    {
        Assert.False(MessageHeader.TryRead(Convert.FromHexString(hex), Expected, "Climate", out _, out var error));
        Assert.Equal((code, text), (error.Code, error.ToString()));
    }

    [Theory]
    [InlineData("0400010007000100aabbccdd", 4, 1)]
    [InlineData("0600010007000300aabbccddeeff", 6, 3)]
    [InlineData("040001000700ffffaabbccdd0000", 4, 65535)]
    public void Any_version_with_a_block_of_at_least_the_first_is_read(string hex, int block, int version)
    {
        Assert.True(MessageHeader.TryRead(Convert.FromHexString(hex), Expected, "Climate", out var header, out var error));
        Assert.Equal((block, version, TelemetryErrorCode.None), (header.BlockLength, header.Version, error.Code));
    }

    [Fact]
    public void Bytes_behind_the_end_are_an_error_unless_the_sender_is_newer()
    {
        var same = Convert.FromHexString("0400010007000200aabbccdd00");
        var newer = Convert.FromHexString("0400010007000300aabbccdd00");

        Assert.True(MessageHeader.TryEnd(same, 13, 2, "Climate", out _));
        Assert.False(MessageHeader.TryEnd(same, 12, 2, "Climate", out var error));
        Assert.Equal((TelemetryErrorCode.TrailingBytes, "Climate ends after 12 bytes; the message has 13."),
            (error.Code, error.ToString()));
        Assert.True(MessageHeader.TryEnd(newer, 12, 2, "Climate", out error));
        Assert.Equal(default, error);
    }
}
