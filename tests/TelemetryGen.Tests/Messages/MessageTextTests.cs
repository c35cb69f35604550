using System.Text;

namespace TelemetryGen.Tests.Messages;

public class MessageTextTests
{
    [Theory]
    [InlineData(null, 1, "00")]
    [InlineData("", 1, "00")]
    [InlineData("", 2, "0000")]
    [InlineData("abc", 1, "03616263")]
    [InlineData("abc", 2, "0300616263")]
    [InlineData("é", 1, "02c3a9")]
    [InlineData("🌱", 1, "04f09f8cb1")]
    public void A_text_is_its_length_and_its_UTF8(string? text, int prefix, string hex)
    {
        var bytes = new byte[16];
        var position = 3;

        Assert.True(MessageText.TryWrite(bytes, ref position, text, prefix, 10, "A.B", out _));

        Assert.Equal("000000" + hex, Convert.ToHexStringLower(bytes.AsSpan(0, position)));
        position = 3;
        Assert.True(MessageText.TryRead(bytes, ref position, prefix, 10, false, "A.B", out var read, out _));
        Assert.Equal((text ?? "", 3 + (hex.Length / 2)), (MessageText.ToText(read), position));
    }

    [Theory]
    [InlineData(254, 1, "fe")]
    [InlineData(255, 2, "ff00")]
    [InlineData(256, 2, "0001")]
    [InlineData(65534, 2, "feff")]
    public void A_text_of_the_most_bytes_fits_exactly(int length, int prefix, string lengthHex)
    {
        var text = new string('x', length);
        var bytes = new byte[prefix + length];
        var position = 0;

        Assert.True(MessageText.TryWrite(bytes, ref position, text, prefix, length, "A.B", out _));

        Assert.Equal(bytes.Length, position);
        Assert.Equal(lengthHex, Convert.ToHexStringLower(bytes.AsSpan(0, prefix)));
        position = 0;
        Assert.True(MessageText.TryRead(bytes, ref position, prefix, length, false, "A.B", out var read, out _));
        Assert.Equal((text, bytes.Length), (MessageText.ToText(read), position));
    }

    [Theory]
    [InlineData("abcd", "A.B takes 4 bytes of UTF-8; the maximum is 3.")]
    [InlineData("éé", "A.B takes 4 bytes of UTF-8; the maximum is 3.")]
    [InlineData("🌱", "A.B takes 4 bytes of UTF-8; the maximum is 3.")]
    public void A_byte_too_much_is_an_error_and_moves_nothing(string text, string error)
    {
        var position = 1;

        Assert.False(MessageText.TryWrite(new byte[100], ref position, text, 1, 3, "A.B", out var actual));

        Assert.Equal((TelemetryErrorCode.TextTooLong, error, 1), (actual.Code, actual.ToString(), position));
    }

    [Theory]
    [InlineData("\0", 0)]
    [InlineData("\0b", 0)]
    [InlineData("a\0b", 1)]
    [InlineData("ü\0", 1)]
    [InlineData("温室\0\0", 2)]
    [InlineData("0123456789abcdefghi\0", 19)]
    public void A_text_with_a_zero_is_refused_with_its_place_and_moves_nothing(string text, int index)
    {
        var position = 1;
        Assert.False(MessageText.TryWrite(new byte[100], ref position, text, 1, 30, "A.B", out var error));

        Assert.False(MessageFixedText.TryWrite(new byte[30], text, "A.B", out var inBlock));

        Assert.Equal((TelemetryErrorCode.TextContainsNull, "A.B", index, 1), (error.Code, error.Subject, error.Value, position));
        Assert.Equal($"A.B has U+0000 at index {index}; a text may not, because boards of .NET nanoFramework end it there.",
            error.ToString());
        Assert.Equal(error, inBlock);
    }

    [Fact]
    public void A_text_that_is_too_long_and_has_a_zero_is_too_long()
    {
        var position = 0;
        Assert.False(MessageText.TryWrite(new byte[100], ref position, "ab\0d", 1, 3, "A.B", out var error));
        Assert.False(MessageFixedText.TryWrite(new byte[3], "ab\0d", "A.B", out var inBlock));

        Assert.Equal(("A.B takes 4 bytes of UTF-8; the maximum is 3.", error), (error.ToString(), inBlock));
    }

    [Theory]
    [InlineData("0100", "\0")]
    [InlineData("03610062", "a\0b")]
    public void A_zero_of_another_sender_is_read_as_it_is(string hex, string text)
    {
        var (bytes, position) = (Convert.FromHexString(hex), 0);

        Assert.True(MessageText.TryRead(bytes, ref position, 1, 10, false, "A.B", out var read, out _));

        Assert.Equal((text, bytes.Length), (MessageText.ToText(read), position));
        Assert.Equal(text.TrimEnd('\0'), MessageFixedText.ToText(bytes.AsSpan(1)));
    }

    // Not a theory: attributes are kept in UTF-8, which has no such texts.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (var text in (string[])["\uD83C", "a\uDF31b", "\uDF31\uD83C", "\uD83C\uD83C\uDF31"])
        {
            var position = 0;

            Assert.False(MessageText.TryWrite(new byte[100], ref position, text, 1, 30, "A.B", out var error));

            Assert.Equal((TelemetryErrorCode.TextNotUnicode, 0), (error.Code, position));
        }
    }

    [Theory]
    [InlineData(0, 1, "A.B takes 6 bytes or more; the span has 0. MaxPayloadBytes is always enough.", 2)]
    [InlineData(4, 1, "A.B takes 6 bytes or more; the span has 4. MaxPayloadBytes is always enough.", 2)]
    [InlineData(5, 1, "A.B takes 6 bytes or more; the span has 5. MaxPayloadBytes is always enough.", 2)]
    [InlineData(3, 2, "A.B takes 7 bytes or more; the span has 3. MaxPayloadBytes is always enough.", 2)]
    public void A_span_that_is_too_small_is_told_what_it_takes(int room, int prefix, string text, int start)
    {
        var position = start;

        Assert.False(MessageText.TryWrite(new byte[room], ref position, "abc", prefix, 10, "A.B", out var error));

        Assert.Equal((TelemetryErrorCode.BufferTooSmall, text, start), (error.Code, error.ToString(), position));
    }

    [Theory]
    [InlineData("", 1, "A.B ends after 0 bytes; 1 are needed.")]
    [InlineData("03", 2, "A.B ends after 1 bytes; 2 are needed.")]
    [InlineData("036162", 1, "A.B ends after 3 bytes; 4 are needed.")]
    [InlineData("0a00", 2, "A.B ends after 2 bytes; 12 are needed.")]
    public void A_text_that_is_cut_off_is_an_error(string hex, int prefix, string text)
    {
        AssertRefused(hex, prefix, false, TelemetryErrorCode.MessageTruncated, text);
    }

    [Theory]
    [InlineData("0b6162", 1, "A.B declares 11 bytes; the maximum is 10.")]
    [InlineData("ffff", 2, "A.B declares 65535 bytes; the maximum is 10.")]
    public void A_longer_text_than_allowed_is_an_error_before_its_bytes_are_looked_at(string hex, int prefix, string text)
    {
        AssertRefused(hex, prefix, false, TelemetryErrorCode.LengthOutOfRange, text);
    }

    [Theory]
    [InlineData("01ff")]
    [InlineData("02c328")]
    [InlineData("02c080")]
    [InlineData("03eda080")]
    [InlineData("03f09f8c")]
    [InlineData("04f4908080")]
    public void Bytes_that_are_not_UTF8_are_an_error(string hex)
    {
        AssertRefused(hex, 1, false, TelemetryErrorCode.TextNotUtf8, "A.B is not UTF-8.");
    }

    [Fact]
    public void A_newer_sender_may_send_a_longer_text_that_has_to_be_there_all_the_same()
    {
        byte[] bytes = [11, .. Encoding.UTF8.GetBytes("hello world")];
        var position = 0;

        Assert.True(MessageText.TryRead(bytes, ref position, 1, 10, true, "A.B", out var text, out _));

        Assert.Equal(("hello world", 12), (MessageText.ToText(text), position));
        AssertRefused("0b6162", 1, true, TelemetryErrorCode.MessageTruncated, "A.B ends after 3 bytes; 12 are needed.");
    }

    private static void AssertRefused(string hex, int prefix, bool allowLonger, TelemetryErrorCode code, string message)
    {
        var position = 0;
        Assert.False(MessageText.TryRead(
            Convert.FromHexString(hex), ref position, prefix, 10, allowLonger, "A.B", out var text, out var error));
        Assert.Equal((code, message, 0, 0), (error.Code, error.ToString(), text.Length, position));
    }
}
