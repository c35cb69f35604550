using TelemetryGen.Server.Kafka;

namespace TelemetryGen.Server.Tests.Kafka;

public sealed class AmqpValueTests
{
    public static TheoryData<string, object?> Values => new()
    {
        { "40", null }, { "41", true }, { "42", false }, { "5600", false }, { "5601", true },
        { "50FF", (byte)255 }, { "51FF", (sbyte)-1 }, { "60FFFE", (ushort)65534 }, { "61FFFE", (short)-2 },
        { "43", 0u }, { "5207", 7u }, { "70FFFFFFFF", uint.MaxValue },
        { "44", 0ul }, { "5307", 7ul }, { "80FFFFFFFFFFFFFFFF", ulong.MaxValue },
        { "54FE", -2 }, { "71000004D2", 1234 }, { "55FE", -2L }, { "8180000000000000" + "00", long.MinValue },
        { "723F900000", 1.125f }, { "823FF2000000000000", 1.125 }, { "73000000E9", "é" }, { "730001F321", "\U0001F321" },
        { "830000000000000001", new DateTime(1970, 1, 1, 0, 0, 0, 1, DateTimeKind.Utc) },
        { "9800112233445566778899AABBCCDDEEFF", Guid.Parse("00112233-4455-6677-8899-aabbccddeeff") },
        { "A100", "" }, { "A103C3A941", "éA" }, { "B10000000141", "A" }, { "A30141", "A" }, { "B30000000141", "A" },
        { "A002FF00", new byte[] { 0xFF, 0 } }, { "B000000001FF", new byte[] { 0xFF } },
        { "00A316" + Hex("com.microsoft:timespan") + "810000000000989680", TimeSpan.FromSeconds(1) },
        { "00A31D" + Hex("com.microsoft:datetime-offset") + "8100000000000F4240", new DateTimeOffset(1_000_000, TimeSpan.Zero) },
        { "00A311" + Hex("com.microsoft:uri") + "A103613A62", "a:b" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_read_as_the_official_client_gives_it(string bytes, object? expected)
    {
        Assert.True(AmqpValue.TryRead(Convert.FromHexString(bytes), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5602")]
    [InlineData("71000004")]
    [InlineData("71000004D200")]
    [InlineData("A1")]
    [InlineData("A10241")]
    [InlineData("A101FF")]
    [InlineData("A301E9")]
    [InlineData("B1FFFFFFFF41")]
    [InlineData("B10000")]
    [InlineData("730000D800")]
    [InlineData("73FFFFFFFF")]
    [InlineData("837FFFFFFFFFFFFFFF")]
    [InlineData("45")]
    [InlineData("C00100")]
    [InlineData("7400000000")]
    [InlineData("00A30141")]
    [InlineData("00A3FF41")]
    [InlineData("00A30141A10141")]
    [InlineData("0000A1")]
    public void What_is_no_value_is_told(string bytes) => Assert.False(AmqpValue.TryRead(Convert.FromHexString(bytes), out _));

    [Fact]
    public void No_bytes_throw_and_none_is_read_beyond_its_end()
    {
        var random = new Random(171);
        var described = Convert.FromHexString("00A316" + Hex("com.microsoft:timespan") + "810000000000989680");
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = new byte[random.Next(0, 40)];
            random.NextBytes(bytes);
            if (i % 3 == 0 && bytes.Length > 0)
            {
                described.AsSpan(0, Math.Min(bytes.Length, described.Length)).CopyTo(bytes);
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (AmqpValue.TryRead(bytes, out _))
            {
                read++;
                Assert.False(AmqpValue.TryRead([.. bytes, 0], out _) && bytes[0] != 0);
            }
        }

        Assert.InRange(read, 100, 150_000);
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));
}
