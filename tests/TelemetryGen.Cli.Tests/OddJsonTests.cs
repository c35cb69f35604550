using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// Values of JSON that few would write: each is taken for what it is, or named as it was written, with what would be right.
/// </summary>
public class OddJsonTests : IDisposable
{
    private const string Schema = """
        <telemetrySchema name="Odd" id="1" version="1" xmlns="urn:telemetrygen:schema:1">
          <enum name="Nameless" type="uint8" />
          <enum name="Gear" type="int64"><value name="Low">-9223372036854775808</value></enum>
          <flags name="Bits" type="uint8"><value name="One">1</value></flags>
          <message name="I" id="1"><integer name="X" type="int32" /></message>
          <message name="U" id="2"><integer name="X" type="uint64" /></message>
          <message name="F" id="3"><float name="X" type="float" /></message>
          <message name="D" id="4"><float name="X" type="double" /></message>
          <message name="N" id="5"><float name="X" type="double" optional="true" /></message>
          <message name="R" id="6"><float name="X" type="float" min="-0.1" max="0.1" /></message>
          <message name="S" id="7"><scaled name="X" type="int16" step="0.01" /></message>
          <message name="T" id="8"><timestamp name="X" type="int64" resolution="us" /></message>
          <message name="E" id="9"><enumeration name="X" enum="Nameless" /></message>
          <message name="G" id="10"><enumeration name="X" enum="Gear" /></message>
          <message name="B" id="11"><flagset name="X" enum="Bits" /></message>
          <message name="L" id="12"><integer name="X" type="uint8" maxCount="3" /></message>
          <message name="P" id="13"><record name="X" type="Point"><integer name="Y" type="uint8" /></record></message>
          <message name="Ping" id="14" />
          <message name="W" id="15"><duration name="X" type="int64" /></message>
          <message name="H" id="16"><scaled name="X" type="uint8" step="0.3" min="0" max="3" /></message>
          <message name="O" id="17"><scaled name="X" type="int64" step="0.1" offset="0.25" /></message>
          <message name="Q32" id="18"><duration name="X" type="int32" min="0" max="1000" /></message>
          <message name="Z" id="19"><timestamp name="X" type="uint32" resolution="s" /></message>
          <message name="H32" id="20"><float name="X" type="float" min="-0.5" max="0.5" /></message>
        </telemetrySchema>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("D", "1e400", "D.X is 1e400; it must be -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("D", "-1e99999999999999999999",
        "D.X is -1e99999999999999999999; it must be -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("F", "1e39", "F.X is 1e39; it must be -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("F", "3.4028236e38", "F.X is 3.4028236e38; it must be -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("R", "0.2", "R.X is 0.2; it must be -0.1 to 0.1.")]
    [InlineData("N", "\"NaN\"", "N.X is NaN; it must be a number: NaN stands for null here.")]
    [InlineData("D", "\"nan\"", "D.X is \"nan\"; it must be a number, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    [InlineData("I", "1e400", "I.X is 1e400; it must be -2147483648 to 2147483647.")]
    [InlineData("I", "1e-400", "I.X is 1e-400; it must be a whole number.")]
    [InlineData("I", "0.00000000000000000000000000000000000001",
        "I.X is 0.00000000000000000000000000000000000001; it must be a whole number.")]
    [InlineData("I", "1.5", "I.X is 1.5; it must be a whole number.")]
    [InlineData("I", "\"1\"", "I.X is \"1\"; it must be a number.")]
    [InlineData("I", "true", "I.X is true; it must be a number.")]
    [InlineData("U", "18446744073709551616", "U.X is 18446744073709551616; it must be 0 to 18446744073709551615.")]
    [InlineData("U", "-1", "U.X is -1; it must be 0 to 18446744073709551615.")]
    [InlineData("S", "1e400", "S.X is 1e400; it must be -327.68 to 327.67.")]
    [InlineData("T", "\"2026-07-01T12:00:00.Z\"",
        "T.X is \"2026-07-01T12:00:00.Z\"; it must be a moment such as \"2026-07-01T12:00:00Z\".")]
    [InlineData("T", "\"2026-07-01T12:00Z\"", "T.X is \"2026-07-01T12:00Z\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01\"", "T.X is \"2026-07-01\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01 12:00:00Z\"", "T.X is \"2026-07-01 12:00:00Z\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01T12:00:00+0200\"", "T.X is \"2026-07-01T12:00:00+0200\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01T12:00:00Z\\n\"", "T.X is \"2026-07-01T12:00:00Z\\n\"; it must be a moment such as ")]
    [InlineData("T", "1782907200", "T.X is 1782907200; it must be a moment such as ")]
    [InlineData("T", "\"2026-02-30T12:00:00Z\"",
        "T.X is \"2026-02-30T12:00:00Z\"; it must be a moment that there is, in the years 1 to 9999 of UTC, seconds up to 59, an offset "
            + "up to 14:00.")]
    [InlineData("T", "\"2016-12-31T23:59:60Z\"", "T.X is \"2016-12-31T23:59:60Z\"; it must be a moment that there is, ")]
    [InlineData("T", "\"2026-07-01T24:00:00Z\"", "T.X is \"2026-07-01T24:00:00Z\"; it must be a moment that there is, ")]
    [InlineData("T", "\"2026-07-01T12:00:00+25:00\"", "T.X is \"2026-07-01T12:00:00+25:00\"; it must be a moment that there is, ")]
    [InlineData("T", "\"0001-01-01T00:00:00+01:00\"", "T.X is \"0001-01-01T00:00:00+01:00\"; it must be a moment that there is, ")]
    [InlineData("T", "\"9999-12-31T23:59:59-00:01\"", "T.X is \"9999-12-31T23:59:59-00:01\"; it must be a moment that there is, ")]
    [InlineData("T", "\"\\uff12026-07-01T12:00:00Z\"", "T.X is \"\\uff12026-07-01T12:00:00Z\"; it must be a moment such as ")]
    [InlineData("E", "\"Off\"", "E.X is \"Off\"; it must be a number.")]
    [InlineData("E", "256", "E.X is 256; it must be 0 to 255.")]
    [InlineData("G", "\"High\"", "G.X is \"High\"; it must be one of Low, or a number.")]
    [InlineData("G", "9223372036854775808", "G.X is 9223372036854775808; it must be -9223372036854775808 to 9223372036854775807.")]
    [InlineData("B", "[\"One\",256]", "B.X is 256; it must be a name, or a number of bits, at most 255.")]
    [InlineData("B", "[\"Two\"]", "B.X is \"Two\"; it must be one of One, or a number.")]
    [InlineData("L", "[1,null]", "L.X[1] is null; it must be a number.")]
    [InlineData("L", "{}", "L.X is an object; it must be an array of numbers.")]
    [InlineData("P", "{\"Y\":1,\"Y\":2}", "P.X.Y occurs twice.")]
    [InlineData("P", "{\"Y\":1,\"Z\":2}", "P.X has no field 'Z'. It has: Y.")]
    [InlineData("P", "[1]", "P.X is an array; it must be an object.")]
    [InlineData("Ping", "1", "Ping has no field 'X'. It has none.")]
    [InlineData("W", "\"24:00:00\"", "W.X is \"24:00:00\"; it must be a span of time such as \"1.02:03:04.500\".")]
    [InlineData("W", "\"5\"", "W.X is \"5\"; it must be a span of time such as \"1.02:03:04.500\".")]
    [InlineData("W", "\"5:6\"", "W.X is \"5:6\"; it must be a span of time such as ")]
    [InlineData("W", "\"-5\"", "W.X is \"-5\"; it must be a span of time such as ")]
    [InlineData("W", "\"1.5:06\"", "W.X is \"1.5:06\"; it must be a span of time such as ")]
    [InlineData("W", "\"1:02:03\"", "W.X is \"1:02:03\"; it must be a span of time such as ")]
    [InlineData("W", "\" 01:02:03\"", "W.X is \" 01:02:03\"; it must be a span of time such as ")]
    [InlineData("W", "5", "W.X is 5; it must be a span of time such as ")]
    [InlineData("H32", "0.50000003", "H32.X is 0.50000003; it must be -0.5 to 0.5.")]
    [InlineData("H32", "1.0500e0", "H32.X is 1.0500e0; it must be -0.5 to 0.5.")]
    [InlineData("H", "3.1500000000000000000000000000000000001", "H.X is 3.1500000000000000000000000000000000001; it must be 0 to 3.")]
    [InlineData("H", "4.50", "H.X is 4.50; it must be 0 to 3.")]
    [InlineData("H", "1e63", "H.X is 1e63; it must be 0 to 3.")]
    [InlineData("H", "12345678901234567890123456789012345678901234567890.5",
        "H.X is 12345678901234567890123456789012345678901234567890.5; it must be 0 to 3.")]
    [InlineData("E", "2.56e2", "E.X is 2.56e2; it must be 0 to 255.")]
    [InlineData("Q32", "\"00:00:01.5\"", "Q32.X is 00:00:01.5; it must be 00:00:00 to 00:00:01.")]
    [InlineData("Z", "\"2200-01-01T00:00:00+01:00\"", "Z.X is 2200-01-01T00:00:00+01:00; it must be 1970-01-01T00:00:00.0000000+00:00 to ")]
    [InlineData("I", "1,\"X\":2", "I.X occurs twice.")]
    [InlineData("I", "1,\"$message\":\"I\"", "$message occurs twice.")]
    [InlineData("I", "1,\"\\ud800\":2", "A name or text of this line has an unpaired surrogate and no UTF-8 form.")]
    [InlineData("\\ud800", "1", "A name or text of this line has an unpaired surrogate and no UTF-8 form.")]
    [InlineData("Q", "1", "Odd has no message 'Q'. It has: I, U, F, D, N, R, S, T, E, G, B, L, P, Ping, W, H, O, Q32, Z, H32.")]
    [InlineData("I", "+1", "This is not valid JSON: '+' is an invalid start of a value. (column 21)")]
    [InlineData("é", "x", "This is not valid JSON: 'x' is an invalid start of a value. (column 21)")]
    public async Task What_no_field_can_carry_is_named_as_it_was_written(string message, string value, string error)
    {
        var run = await EncodeAsync($$"""{"$message":"{{message}}","X":{{value}}}""");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("telemetrygen: line 1: " + error, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("I", "-0", "00000000")]
    [InlineData("I", "1.5e1", "0F000000")]
    [InlineData("I", "10e-1", "01000000")]
    [InlineData("I", "0e99999999999999999999", "00000000")]
    [InlineData("U", "18446744073709551615", "FFFFFFFFFFFFFFFF")]
    [InlineData("U", "1.8446744073709551615e19", "FFFFFFFFFFFFFFFF")]
    [InlineData("F", "3.4028235E+38", "FFFF7F7F")]
    [InlineData("F", "-0", "00000080")]
    [InlineData("F", "1e-400", "00000000")]
    [InlineData("F", "1E-45", "01000000")]
    [InlineData("D", "5E-324", "0100000000000000")]
    [InlineData("R", "0.1", "CDCCCC3D")]
    [InlineData("S", "1e-400", "0000")]
    [InlineData("S", "0.005", "0000")]
    [InlineData("S", "0.0050000000000000000000000000000000000000000000000001", "0100")]
    [InlineData("S", "0.015", "0200")]
    [InlineData("S", "0.0149999999999999999999999999999999", "0100")]
    [InlineData("S", "-0.0050000000000000000000000000000000000000000000000001", "FFFF")]
    [InlineData("S", "1.5e-2", "0200")]
    [InlineData("H", "0.15", "00")]
    [InlineData("H", "0.1500000000000000000000000000001", "01")]
    [InlineData("H", "0.44999999999999999999999999999999999999", "01")]
    [InlineData("H", "0.45", "02")]
    [InlineData("H", "3.14999999999999999999999999999999999", "0A")]
    [InlineData("H", "0.3000000000000000000000000000000000000", "01")]
    [InlineData("H", "30000000000000000000000000000000000000e-38", "01")]
    [InlineData("O", "0.25", "0000000000000000")]
    [InlineData("O", "0.3000000000000000000000000000000001", "0100000000000000")]
    [InlineData("O", "-1e-99999999999999999999", "FDFFFFFFFFFFFFFF")]
    [InlineData("W", "\"-1.00:00:00\"", "00A4D9FAFFFFFFFF")]
    [InlineData("W", "\"00:00:00.5\"", "F401000000000000")]
    [InlineData("G", "-9223372036854775808", "0000000000000080")]
    [InlineData("G", "\"Low\"", "0000000000000080")]
    [InlineData("T", "\"1970-01-01T14:00:00+14:00\"", "0000000000000000")]
    [InlineData("T", "\"1970-01-01T00:00:00.0000019999999999999999999Z\"", "0100000000000000")]
    [InlineData("T", "\"0001-01-01T00:00:00Z\"", "0040D400014023FF")]
    [InlineData("B", "[]", "00")]
    [InlineData("B", "[\"One\",128,\"One\"]", "81")]
    public async Task What_a_field_can_carry_is_taken_in_any_form_of_JSON(string message, string value, string hex)
    {
        var run = await EncodeAsync($$"""{"$message":"{{message}}","X":{{value}}}""");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(hex, run.Out.Trim()[16..]);
    }

    [Fact]
    public async Task A_line_that_is_no_UTF_8_is_named_with_its_byte_and_the_next_goes_on()
    {
        byte[] input = [.. "{\"$message\":\"I\",\"X\":1}\r\n"u8, .. "{\"$message\":\"I\",\""u8, 0xE9, .. "\":2}\n"u8,
            .. "{\"$message\":\"I\",\"X\":3}"u8];

        var run = await CliRun.WithInputAsync(input, "encode", "--schema", _folder.Write("odd.xml", Schema));

        Assert.Equal((1, "telemetrygen: line 2: Byte 18 of the line, 0xE9, is not valid UTF-8. Save the lines as UTF-8.\n"),
            (run.ExitCode, run.Error));
        Assert.Equal(["01000000", "03000000"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[16..]));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public async Task Lines_with_a_mark_are_read_as_it_says(string name)
    {
        var encoding = System.Text.Encoding.GetEncoding(name);
        byte[] input = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"$message\":\"I\",\"X\":1}\n\n{\"$message\":\"I\",\"X\":2}")];

        var run = await CliRun.WithInputAsync(input, "encode", "--schema", _folder.Write("odd.xml", Schema));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["01000000", "02000000"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[16..]));
    }

    [Theory]
    [InlineData("encode")]
    [InlineData("decode")]
    public async Task An_empty_input_is_said_and_is_no_failure(string command)
    {
        var run = await CliRun.WithInputAsync("", command, "--schema", _folder.Write("odd.xml", Schema));

        Assert.Equal((0, "", "telemetrygen: The input is empty.\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-32BE", false)]
    public async Task Hex_in_UTF_32_is_hex(string name, bool hasMark)
    {
        var encoding = System.Text.Encoding.GetEncoding(name);
        byte[] input = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("040001000100010007000000\n")];

        var run = await CliRun.WithInputAsync(input, "decode", "--schema", _folder.Write("odd.xml", Schema));

        Assert.Equal((0, "{\"$message\":\"I\",\"X\":7}\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("0400010001000100070000\0" + "00\n", "telemetrygen: line 1: U+0000 is not a hex digit.\n")]
    [InlineData("0400\0" + "010001000100070000\n", "telemetrygen: line 1: U+0000 is not a hex digit.\n")]
    [InlineData("0400 \0\0" + "10001000100070000\n", "telemetrygen: line 1: U+0000 is not a hex digit.\n")]
    public async Task A_zero_in_hex_is_named(string input, string error)
    {
        var run = await CliRun.WithInputAsync(input, "decode", "--schema", _folder.Write("odd.xml", Schema));

        Assert.Equal((1, "", error), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_schema_that_is_no_UTF_8_is_told()
    {
        var path = _folder.Write("latin.xml", "");
        await File.WriteAllBytesAsync(
            path, System.Text.Encoding.Latin1.GetBytes(Schema.Replace(
                "type=\"int32\"", "type=\"int32\" unit=\"°C\"", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var run = await CliRun.WithInputAsync("", "encode", "--schema", path);

        Assert.Equal((2, $"telemetrygen: {path} is not UTF-8.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_limit_that_is_no_number_of_bytes_is_wrong_use()
    {
        var run = await CliRun.OfAsync("encode", "--schema", _folder.Write("odd.xml", Schema), "--batch", "--max-bytes", "0");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(
            "telemetrygen: --max-bytes is '0'; it must be a whole number from 1 to 2147483647.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_float_given_as_a_double_is_the_nearest_float()
    {
        var writer = new MessageWriter(SchemaDocument.Parse(Schema), "F");

        Assert.Equal("FFFF7F7F", Convert.ToHexString(writer.Write(new Dictionary<string, object?> { ["X"] = 3.4028235E+38 })[8..]));
        Assert.Equal(
            "F.X is 3.5E+38; it must be -3.4028235E+38 to 3.4028235E+38.",
            Assert.Throws<MessageFormatException>(() => writer.Write(new Dictionary<string, object?> { ["X"] = 3.5E+38 })).Message);
    }

    private Task<CliRun> EncodeAsync(string line) => CliRun.WithInputAsync(line, "encode", "--schema", _folder.Write("odd.xml", Schema));
}
