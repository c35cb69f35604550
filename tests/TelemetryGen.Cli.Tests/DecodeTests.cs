using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class DecodeTests : IDisposable
{
    private const string Climate = "1400010007000200" + "FAE28C1D9F010000" + "CAFF8813CD8B0100" + "0107100E" + "026F6B";

    private const string Line = """
        {"$message":"Climate","At":"2026-07-01T12:00:00.250Z","Temperature":-0.54,"Humidity":50.00,"Pressure":101325,"Raining":true,"Door":"Stuck","Battery":3600,"Note":"ok"}

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_damaged_batch_gives_no_line_and_says_what_is_wrong()
    {
        var batch = "0A00018007000200" + "01000000" + "00000000" + "1400" + "17000000" + "FAE28C1D9F010000" + "CAFF8813CD8B0100"
            + "0107100E" + "026F6B";

        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", batch);

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("telemetrygen: line 1, byte 12: A batch of Climate has the checksum 0; that of its rows is ", run.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA", "byte 4: Acme.Greenhouse is schema 7; the message is of schema 43690.")]
    [InlineData("1400AA2A07000200", "byte 2: Acme.Greenhouse has no message 10922. It has: Climate (1).")]
    [InlineData("1400AAAA07000200",
        "byte 2: Acme.Greenhouse has no message 10922, of which this would be a batch. It has: Climate (1).")]
    public async Task Bytes_of_no_message_are_called_none_with_those_that_there_are(string hex, string error)
    {
        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", hex);

        Assert.Equal((1, "", $"telemetrygen: line 1, {error}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_message_in_hex_is_a_line_of_json()
    {
        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", Climate);

        Assert.Equal((0, Line, ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task The_schema_may_be_in_an_assembly_and_the_hex_in_groups()
    {
        var run = await CliRun.OfAsync("decode", "--schema", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--hex",
            string.Join(' ', Climate.Chunk(4).Select(c => new string(c))));

        Assert.Equal((0, Line), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Standard_input_may_be_lines_of_hex()
    {
        var run = await CliRun.WithInputAsync($"{Climate}\r\n\n{Climate}\n", "decode", "--schema", _folder.Sample());

        Assert.Equal((0, Line + Line), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Standard_input_may_be_messages_one_behind_the_other()
    {
        var run = await CliRun.WithInputAsync(Convert.FromHexString(Climate + Climate), "decode", "--schema", _folder.Sample());

        Assert.Equal((0, Line + Line), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_file_is_read_like_standard_input()
    {
        File.WriteAllBytes(_folder.File("events.bin"), Convert.FromHexString(Climate));

        Assert.Equal(Line, (await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--file", _folder.File("events.bin"))).Out);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_next_goes_on()
    {
        var run = await CliRun.WithInputAsync(
            $"{Climate[..^2]}\nxyz\n123\n{Climate}\n", "decode", "--schema", _folder.Sample(), "--format", "hex");

        Assert.Equal((1, Line), (run.ExitCode, run.Out));
        Assert.Equal(
            """
            telemetrygen: line 1, byte 28: Climate.Note ends after 30 bytes; 31 are needed.
            telemetrygen: line 2: 'x' is not a hex digit.
            telemetrygen: line 3: 3 hex digits are no whole number of bytes.

            """,
            run.Error);
    }

    [Fact]
    public async Task A_bad_message_among_raw_ones_ends_the_run_at_its_byte()
    {
        var run = await CliRun.WithInputAsync(Convert.FromHexString(Climate + "14000900070002"), "decode", "--schema", _folder.Sample());

        Assert.Equal((1, Line, "telemetrygen: byte 31: The message ends after 7 bytes; 8 are needed.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Values_without_a_name_or_a_number_of_json_are_still_told()
    {
        var bytes = new MessageWriter(SampleSchemas.Everything, "Grown").Write(new Dictionary<string, object?>
        {
            ["Site"] = "Köln \"1\"", ["A"] = true, ["B"] = false, ["At"] = DateTimeOffset.UnixEpoch.AddTicks(10), ["Alarms"] =
                0x8013, ["C"] = true, ["D"] = false, ["Flow"] = 1.5, ["Mode"] = 7,
        });

        var run = await CliRun.OfAsync("decode", "--schema", _folder.Sample("everything.xml"), "--hex", Convert.ToHexString(bytes));

        Assert.Equal(
            """
            {"$message":"Grown","Site":"Köln \"1\"","A":true,"At":"1970-01-01T00:00:00.000001Z","B":false,"Alarms":["Hot","Cold","Dry",16],"C":true,"Flow":1.500,"Remark":null,"D":false,"Mode":7,"Tag":null}

            """,
            run.Out);
    }

    [Fact]
    public async Task Floats_that_are_no_number_are_strings()
    {
        var values = SampleSchemas.Everything.Messages[0].Fields.ToDictionary(f => f.Name, _ => (object?)0);
        values["F32"] = float.NaN;
        values["U64"] = ulong.MaxValue;
        var first = new MessageWriter(SampleSchemas.Everything, "Numbers").Write(values);
        values["F32"] = float.NegativeInfinity;
        var second = new MessageWriter(SampleSchemas.Everything, "Numbers").Write(values);

        var run = await CliRun.WithInputAsync([.. first, .. second], "decode", "--schema", _folder.Sample("everything.xml"));

        Assert.Contains("\"U64\":18446744073709551615,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"F32\":\"NaN\",\"F64\":0,", run.Out, StringComparison.Ordinal);
        Assert.Contains("\"F32\":\"-Infinity\",", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("telemetrygen: Option '--schema' is required.\nTry: telemetrygen decode --help\n", "decode")]
    [InlineData("telemetrygen: --hex, --file and --capture are inputs; give one.\nTry: telemetrygen decode --help\n", "decode", "--schema",
        "x", "--hex", "00", "--file", "x")]
    [InlineData("telemetrygen: File not found: nowhere.xml.\n", "decode", "--schema", "nowhere.xml")]
    [InlineData("telemetrygen: The name of a file is empty.\n", "decode", "--schema", "")]
    public async Task Wrong_use_is_one_line_and_exit_code_2(string error, params string[] arguments)
    {
        var run = await CliRun.OfAsync(arguments);

        Assert.Equal((2, "", error), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Help_has_examples_and_is_no_error()
    {
        var run = await CliRun.OfAsync("decode", "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("telemetrygen decode --schema Contracts.dll --hex", run.Out, StringComparison.Ordinal);
    }
}
