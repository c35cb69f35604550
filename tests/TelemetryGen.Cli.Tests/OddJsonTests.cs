using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Tests;

/// <summary>Values of JSON that few would write: each is taken for what it is, or named as it was written, with what would be right.</summary>
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
    [InlineData("D", "-1e99999999999999999999", "D.X is -1e99999999999999999999; it must be -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("F", "1e39", "F.X is 1e39; it must be -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("F", "3.4028236e38", "F.X is 3.4028236e38; it must be -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("R", "0.2", "R.X is 0.2; it must be -0.1 to 0.1.")]
    [InlineData("N", "\"NaN\"", "N.X is NaN; it must be a number: NaN stands for null here.")]
    [InlineData("D", "\"nan\"", "D.X is \"nan\"; it must be a number, \"NaN\", \"Infinity\" or \"-Infinity\".")]
    [InlineData("I", "1e400", "I.X is 1e400; it must be -2147483648 to 2147483647.")]
    [InlineData("I", "1e-400", "I.X is 1e-400; it must be a whole number.")]
    [InlineData("I", "0.00000000000000000000000000000000000001", "I.X is 0.00000000000000000000000000000000000001; it must be a whole number.")]
    [InlineData("I", "1.5", "I.X is 1.5; it must be a whole number.")]
    [InlineData("I", "\"1\"", "I.X is \"1\"; it must be a number.")]
    [InlineData("I", "true", "I.X is true; it must be a number.")]
    [InlineData("U", "18446744073709551616", "U.X is 18446744073709551616; it must be 0 to 18446744073709551615.")]
    [InlineData("U", "-1", "U.X is -1; it must be 0 to 18446744073709551615.")]
    [InlineData("S", "1e400", "S.X is 1e400; it must be -327.68 to 327.67.")]
    [InlineData("T", "\"2026-07-01T12:00:00.Z\"", "T.X is \"2026-07-01T12:00:00.Z\"; it must be a moment such as \"2026-07-01T12:00:00Z\".")]
    [InlineData("T", "\"2026-07-01T12:00Z\"", "T.X is \"2026-07-01T12:00Z\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01\"", "T.X is \"2026-07-01\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01 12:00:00Z\"", "T.X is \"2026-07-01 12:00:00Z\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01T12:00:00+0200\"", "T.X is \"2026-07-01T12:00:00+0200\"; it must be a moment such as ")]
    [InlineData("T", "\"2026-07-01T12:00:00Z\\n\"", "T.X is \"2026-07-01T12:00:00Z\\n\"; it must be a moment such as ")]
    [InlineData("T", "1782907200", "T.X is 1782907200; it must be a moment such as ")]
    [InlineData("T", "\"2026-02-30T12:00:00Z\"", "T.X is \"2026-02-30T12:00:00Z\"; it must be a moment that there is, in the years 1 to 9999 of UTC, seconds up to 59, an offset up to 14:00.")]
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
    [InlineData("P", "{\"Y\":1,\"Y\":2}", "P.X.Y stands there twice.")]
    [InlineData("P", "{\"Y\":1,\"Z\":2}", "P.X has no field 'Z'. It has: Y.")]
    [InlineData("P", "[1]", "P.X is an array; it must be an object.")]
    [InlineData("Ping", "1", "Ping has no field 'X'. It has none.")]
    [InlineData("W", "\"24:00:00\"", "W.X is \"24:00:00\"; it must be a span of time such as \"1.02:03:04.500\".")]
    [InlineData("I", "1,\"X\":2", "I.X stands there twice.")]
    [InlineData("I", "1,\"$message\":\"I\"", "$message stands there twice.")]
    [InlineData("I", "1,\"\\ud800\":2", "A name or text of this line has half of a surrogate pair and no UTF-8 form.")]
    [InlineData("\\ud800", "1", "A name or text of this line has half of a surrogate pair and no UTF-8 form.")]
    [InlineData("Q", "1", "Odd has no message 'Q'. It has: I, U, F, D, N, R, S, T, E, G, B, L, P, Ping, W.")]
    [InlineData("I", "+1", "This is no JSON: '+' is an invalid start of a value. (column 21)")]
    [InlineData("é", "x", "This is no JSON: 'x' is an invalid start of a value. (column 21)")]
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
    public async Task A_limit_that_is_no_number_of_bytes_is_wrong_use()
    {
        var run = await CliRun.OfAsync("encode", "--schema", _folder.Write("odd.xml", Schema), "--batch", "--max-bytes", "0");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("telemetrygen: --max-bytes is '0'; it must be a whole number from 1 to 2147483647.\n", run.Error, StringComparison.Ordinal);
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
