using System.Text.Unicode;
using Xunit;

namespace TelemetryGen.Tests.Messages;

/// <summary>Short texts are looked at in one vector, others by the runtime: both must say the same of all bytes.</summary>
public sealed class ShortTextTests
{
    // Both sides of each bound that UTF-8 has.
    private static readonly byte[] Bounds =
    [
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3,
        0xF4, 0xF5, 0xFF,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public void Every_pair_of_bytes_is_judged_as_the_runtime_does(int length)
    {
        for (var pair = 0; pair <= 0xFFFF; pair++)
        {
            for (var place = 0; place + 2 <= Math.Max(length, 2); place += Math.Max(1, length - 2))
            {
                var text = Ascii(Math.Max(length, 2));
                (text[place], text[place + 1]) = ((byte)(pair >> 8), (byte)pair);
                Same(text.AsSpan(0, length));
            }
        }
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(9, 3)]
    [InlineData(16, 0)]
    [InlineData(16, 7)]
    [InlineData(16, 12)]
    [InlineData(17, 13)]
    public void Every_four_bytes_at_the_bounds_are_judged_as_the_runtime_does(int length, int place)
    {
        var text = Ascii(length);
        foreach (var first in Bounds)
        {
            foreach (var second in Bounds)
            {
                foreach (var third in Bounds)
                {
                    foreach (var fourth in Bounds)
                    {
                        (text[place], text[place + 1], text[place + 2], text[place + 3]) = (first, second, third, fourth);
                        Same(text);
                    }
                }
            }
        }
    }

    [Fact]
    public void Texts_cut_at_every_byte_are_judged_as_the_runtime_does()
    {
        foreach (var text in new[] { "Lüfter 1", "温度センサー", "🌡️ok🌡", "é", "plain", "" })
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            for (var length = 0; length <= Math.Min(bytes.Length, 17); length++)
            {
                Same(bytes.AsSpan(0, length));
            }
        }
    }

    [Fact]
    public void Sixteen_bytes_of_continuations_are_no_text() =>
        Assert.False(MessageFixedText.IsValid(Enumerable.Repeat((byte)0x80, 16).ToArray()));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(20)]
    public void Padding_is_cut_off_wherever_it_starts(int size)
    {
        for (var length = 0; length <= size; length++)
        {
            var field = new byte[size];
            field.AsSpan(0, length).Fill((byte)'a');
            Assert.Equal(new string('a', length), MessageFixedText.ToText(field));

            // Zeros inside are text.
            field.AsSpan(0, Math.Max(0, length - 1)).Clear();
            Assert.Equal(length, MessageFixedText.Trim(field).Length);
        }
    }

    private static byte[] Ascii(int length) => [.. Enumerable.Repeat((byte)'a', length)];

    private static void Same(ReadOnlySpan<byte> text)
    {
        if (MessageFixedText.IsValid(text) != Utf8.IsValid(text))
        {
            Assert.Fail($"{Convert.ToHexString(text)} is {(Utf8.IsValid(text) ? "" : "not ")}UTF-8.");
        }
    }
}
