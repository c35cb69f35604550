using System.Text;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>What decode takes for hex, what for bytes, and what it says of neither.</summary>
public class DecodeInputTests : IDisposable
{
    private const string Climate = "1400010007000200" + "FAE28C1D9F010000" + "CAFF8813CD8B0100" + "0107100E" + "026F6B";

    private const string Line = """
        {"$message":"Climate","At":"2026-07-01T12:00:00.250Z","Temperature":-0.54,"Humidity":50.00,"Pressure":101325,"Raining":true,"Door":"Stuck","Battery":3600,"Note":"ok"}

        """;

    private static readonly string[] Pairs = [.. Climate.Chunk(2).Select(p => new string(p))];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Written => new(
    [
        Climate,
        Climate.ToLowerInvariant(),
        "0x" + Climate,
        string.Join(' ', Pairs.Select(p => "0x" + p)),
        string.Join(", ", Pairs.Select(p => "0X" + p)) + ",",
        string.Concat(Pairs.Select(p => "\\x" + p)),
        string.Join('-', Pairs),
        string.Join(':', Pairs),
        string.Join(",", Pairs),
        string.Join('\t', Pairs) + "\r",
        "\u00A0 " + string.Join(' ', Climate.Chunk(8).Select(p => new string(p))),
        "# a dump of Monday\n\n// and one more\n" + Climate + " # Climate",
        Climate + " // Größe",
    ]);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Hex_is_read_however_people_write_it(string text)
    {
        var run = await CliRun.WithInputAsync(text, "decode", "--schema", _folder.Sample());

        Assert.Equal((0, Line, ""), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public async Task Hex_is_read_in_the_encodings_that_redirections_write(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes($"{Climate}\r\n{Climate}\r\n")];

        var run = await CliRun.WithInputAsync(bytes, "decode", "--schema", _folder.Sample());
        Assert.Equal((0, Line + Line, ""), (run.ExitCode, run.Out, run.Error));

        run = await CliRun.WithInputAsync(bytes, "decode", "--schema", _folder.Sample(), "--format", "hex");
        Assert.Equal((0, Line + Line, ""), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("00000000: 1400 0100 0700 0200 fae2 8c1d 9f01 0000  ................",
        "This is a line of a dump, with an offset before the bytes. Give the bytes of one message a line, as 'xxd -p -c 0' prints them, "
            + "or the file itself.")]
    [InlineData("00000000  14 00 01 00 07 00 02 00  fa e2 8c 1d 9f 01 00 00  |................|", "This is a line of a dump, ")]
    [InlineData("00000010   CA FF 88 13", "This is a line of a dump, ")]
    [InlineData("000020 026f", "This is a line of a dump, ")]
    [InlineData("0000000000000010 CA FF 88 13 CD 8B 01 00 01 07 10 0E 02 6F 6B     Êÿ..Í......ok", "This is a line of a dump, ")]
    [InlineData("FAABAAcAAgD64owdnwEAAMr/iBPNiwEAAQcQDgJvaw==",
        "'g' is not a hex digit. This may be base64, of 31 bytes: decode it first.")]
    [InlineData("0x1, 0x2, 0x3", "'1' is not a whole number of bytes; a byte is two hex digits.")]
    [InlineData("14 00 1", "'1' is not a whole number of bytes; a byte is two hex digits.")]
    [InlineData("140", "3 hex digits are no whole number of bytes.")]
    [InlineData("14h 00h", "'h' is not a hex digit.")]
    [InlineData("{\"$message\":\"Climate\"}", "'{' is not a hex digit.")]
    [InlineData("Temperature 21.5", "'T' is not a hex digit.")]
    public async Task What_is_text_and_no_hex_is_told_with_its_line(string text, string problem)
    {
        var run = await CliRun.WithInputAsync($"# from the log\n{text}\n{Climate}\n", "decode", "--schema", _folder.Sample());

        Assert.Equal((1, Line), (run.ExitCode, run.Out));
        Assert.StartsWith("telemetrygen: line 2: " + problem, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_bytes_are_all_characters_of_hex_is_still_a_message()
    {
        // Block length, id, schema and version are two digits each.
        var schema = _folder.Write("digits.xml", """
            <telemetrySchema name="Digits" id="12592" version="13107" xmlns="urn:telemetrygen:schema:1">
              <message name="M" id="12848"><fixedText name="Text" length="12336" /></message>
            </telemetrySchema>
            """);
        var bytes = Encoding.ASCII.GetBytes("00" + "02" + "01" + "33" + new string('4', 12336));

        var run = await CliRun.WithInputAsync(bytes, "decode", "--schema", schema);

        Assert.Equal((0, $$"""{"$message":"M","Text":"{{new string('4', 12336)}}"}""" + "\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_message_that_begins_with_the_mark_of_a_text_is_still_a_message()
    {
        // A block of 0xFEFF bytes: FF FE.
        var schema = _folder.Write("long.xml", """
            <telemetrySchema name="Long" id="7" version="1" xmlns="urn:telemetrygen:schema:1">
              <message name="M" id="1"><fixedText name="Text" length="65279" /></message>
            </telemetrySchema>
            """);
        byte[] bytes = [0xFF, 0xFE, 1, 0, 7, 0, 1, 0, .. new byte[0xFEFF]];

        var run = await CliRun.WithInputAsync(bytes, "decode", "--schema", schema);

        Assert.Equal((0, """{"$message":"M","Text":""}""" + "\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_message_of_another_schema_in_bytes_is_none_of_this_one_and_a_Capture_file_is_told_of_its_option()
    {
        var run = await CliRun.WithInputAsync(
            Convert.FromHexString(Climate.Replace("0700", "0800", StringComparison.Ordinal)), "decode", "--schema", _folder.Sample());
        Assert.Equal((1, "telemetrygen: byte 4: Acme.Greenhouse is schema 7; the message is of schema 8.\n"), (run.ExitCode, run.Error));

        run = await CliRun.WithInputAsync([.. "Obj"u8, 1, 4, 20, 0, 0, 0], "decode", "--schema", _folder.Sample());
        Assert.Equal((2, "telemetrygen: This is an Avro file. --capture reads one that Event Hubs Capture wrote.\n"),
            (run.ExitCode, run.Error));
    }
}
