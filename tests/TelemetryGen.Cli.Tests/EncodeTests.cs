using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class EncodeTests : IDisposable
{
    private const string Climate = "1400010007000200" + "FAE28C1D9F010000" + "CAFF8813CD8B0100" + "0107100E" + "026F6B";

    private const string Json = """
        {"At":"2026-07-01T14:00:00.250+02:00","Temperature":-0.54,"Humidity":50,"Pressure":101325,"Raining":true,"Door":"Stuck","Battery":3600,"Note":"ok"}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_line_of_json_is_a_message_in_hex()
    {
        var run = await CliRun.WithInputAsync(Json + "\n\n" + Json, "encode", "--schema", _folder.Sample(), "--message", "Climate");

        Assert.Equal((0, $"{Climate}\n{Climate}\n", ""), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task Raw_output_is_the_bytes_alone()
    {
        var run = await CliRun.WithInputAsync(Json, "encode", "--schema", _folder.Sample(), "--message", "Climate", "--format", "raw");

        Assert.Equal(Climate, Convert.ToHexString(run.Bytes));
    }

    [Fact]
    public async Task Lines_of_one_message_are_batches_as_long_as_an_event_may_be_and_decode_to_the_same_lines()
    {
        var lines = string.Concat(Enumerable.Repeat(Json.Trim() + "\n", 5));
        var single = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", Climate);

        var run = await CliRun.WithInputAsync(
            lines, "encode", "--schema", _folder.Sample(), "--message", "Climate", "--batch", "--max-bytes", "68");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] batches = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([68, 68, 45], batches.Select(b => b.Length / 2));
        Assert.All(batches[..2], b => Assert.StartsWith("0A00018007000200" + "02000000", b, StringComparison.Ordinal));
        Assert.EndsWith("1400" + "2E000000" + Climate[16..] + Climate[16..], batches[0], StringComparison.Ordinal);
        var decoded = await CliRun.WithInputAsync(run.Out, "decode", "--schema", _folder.Sample());
        Assert.Equal(string.Concat(Enumerable.Repeat(single.Out, 5)), decoded.Out);
        var raw = await CliRun.WithInputAsync(
            lines, "encode", "--schema", _folder.Sample(), "--message", "Climate", "--batch", "--max-bytes", "68", "--format", "raw");
        Assert.Equal(string.Concat(batches), Convert.ToHexString(raw.Bytes));
    }

    [Fact]
    public async Task A_batch_ends_where_another_message_comes_and_a_bad_line_is_in_none()
    {
        const string valve = """{"$message":"Numbers"}""";
        var run = await CliRun.WithInputAsync(
            Json.Trim().Replace("{", "{\"$message\":\"Climate\",", StringComparison.Ordinal) + "\n" + valve + "\n",
            "encode", "--schema", _folder.Sample(), "--batch");

        Assert.Equal((1, 45), (run.ExitCode, run.Out.Trim().Length / 2));
        Assert.StartsWith("telemetrygen: line 2: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_no_batch_has_room_for_is_named()
    {
        var run = await CliRun.WithInputAsync(
            Json, "encode", "--schema", _folder.Sample(), "--message", "Climate", "--batch", "--max-bytes", "44");

        Assert.Equal((1, "", "telemetrygen: line 1: A batch with this message alone has more than 44 bytes.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task What_decode_writes_encode_reads()
    {
        var decoded = await CliRun.OfAsync("decode", "--schema", _folder.Sample(), "--hex", Climate);

        Assert.Equal(Climate + "\n", (await CliRun.WithInputAsync(decoded.Out, "encode", "--schema", _folder.Sample())).Out);
    }

    [Fact]
    public async Task Names_numbers_and_sets_of_both_are_enumerations()
    {
        var run = await CliRun.WithInputAsync(
            """
            {"$message":"Grown","Site":"","A":true,"B":true,"At":"1970-01-01T00:00:00Z","Alarms":["Hot","Dry",64],"C":false,"D":false,"Mode":"Off"}
            {"$message":"Grown","Site":"","A":true,"B":true,"At":"1970-01-01T00:00:00Z","Alarms":3,"C":false,"D":false,"Mode":300}
            """,
            "encode", "--schema", _folder.Sample("everything.xml"));

        Assert.Equal("", run.Error);
        Assert.Equal(
            "13000300FFFF0300" + "03" + "0000000000000000" + "4180" + "00" + "FFFFFFFF" + "00" + "FFFF" + "00" + "0000" + "00" + "\n"
            + "13000300FFFF0300" + "03" + "0000000000000000" + "0300" + "00" + "FFFFFFFF" + "00" + "2C01" + "00" + "0000" + "00" + "\n",
            run.Out);
    }

    [Theory]
    [InlineData("\"Temperature\":-0.54", "\"Temperature\":1e400", "Climate.Temperature is 1e400; it must be -40 to 85.")]
    [InlineData("\"Temperature\":-0.54", "\"Temperature\":85.01", "Climate.Temperature is 85.01; it must be -40 to 85.")]
    [InlineData("\"Temperature\":-0.54", "\"Temperature\":\"warm\"", "Climate.Temperature is \"warm\"; it must be a number.")]
    [InlineData("\"Temperature\":-0.54,", "", "Climate.Temperature is null; it is not declared nullable.")]
    [InlineData("\"Temperature\"", "\"temperature\"",
        "Climate has no field 'temperature'. It has: At, Temperature, Humidity, Pressure, Raining, Door, Battery, Note.")]
    [InlineData("\"Raining\":true", "\"Raining\":1", "Climate.Raining is 1; it must be true or false.")]
    [InlineData("\"Note\":\"ok\"", "\"Note\":\"o\\u0000k\"",
        "Climate.Note has U+0000 at index 1; a text may not, because boards of .NET nanoFramework end it there.")]
    [InlineData("\"Note\":\"ok\"", "\"Note\":[]", "Climate.Note is an array; it must be a text.")]
    [InlineData("\"Note\":\"ok\"", "\"Note\":\"\\ud800\"", "A name or text of this line has an unpaired surrogate and no UTF-8 form.")]
    [InlineData("\"Note\":\"ok\"", "\"Note\":\"12345678901234567\"", "Climate.Note takes 17 bytes of UTF-8; the maximum is 16.")]
    [InlineData("\"Door\":\"Stuck\"", "\"Door\":\"Ajar\"", "Climate.Door is \"Ajar\"; it must be one of Closed, Open, Stuck, or a number.")]
    [InlineData("+02:00", "", "Climate.At is \"2026-07-01T14:00:00.250\"; it must be a moment such as \"2026-07-01T12:00:00Z\".")]
    [InlineData("\"Pressure\":101325", "\"Pressure\":1.5", "Climate.Pressure is 1.5; it must be a whole number.")]
    [InlineData("{", "[", "This is not valid JSON: ")]
    [InlineData("{", "{\"$message\":\"Health\",", "The line is a Health; --message says Climate.")]
    [InlineData("{", "{\"Note\":\"a\",", "Climate.Note occurs twice.")]
    public async Task A_line_that_is_no_message_is_named_and_the_next_goes_on(string good, string bad, string error)
    {
        var line = Json.Remove(Json.IndexOf(good, StringComparison.Ordinal), good.Length)
            .Insert(Json.IndexOf(good, StringComparison.Ordinal), bad);

        var run = await CliRun.WithInputAsync($"\n{line}\n{Json}", "encode", "--schema", _folder.Sample(), "--message", "Climate");

        Assert.Equal((1, Climate + "\n"), (run.ExitCode, run.Out));
        Assert.StartsWith("telemetrygen: line 2: " + error, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_line_must_say_which_message_it_is_when_the_command_does_not()
    {
        var run = await CliRun.WithInputAsync("{}", "encode", "--schema", _folder.Sample());

        Assert.Equal((1, "telemetrygen: line 1: The line has no \"$message\", and --message is not given.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_message_that_the_schema_has_not_is_wrong_use()
    {
        var run = await CliRun.OfAsync("encode", "--schema", _folder.Sample(), "--message", "Weather");

        Assert.Equal((2, "telemetrygen: Acme.Greenhouse has no message 'Weather'. It has: Climate.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Bytes_durations_GUIDs_and_nullable_booleans_come_back_as_they_were_given()
    {
        const string line = """
            {"$message":"Valve","Id":"00112233-4455-6677-8899-aabbccddeeff","Serial":"A-12","Address":"CgsMDQ4P","Open":"00:00:30","Total":"-1.02:03:04.0050000","Temperature":21.5,"Armed":true,"Payload":"AQID","Log":null}

            """;

        var encoded = await CliRun.WithInputAsync(line, "encode", "--schema", _folder.Sample("others.xml"));
        var decoded = await CliRun.OfAsync("decode", "--schema", _folder.Sample("others.xml"), "--hex", encoded.Out.Trim());

        Assert.Equal((0, 0, "", ""), (encoded.ExitCode, decoded.ExitCode, encoded.Error, decoded.Error));
        Assert.StartsWith("2D00" + "0100" + "0800" + "0200" + "00112233445566778899AABBCCDDEEFF" + "412D313200000000" + "0A0B0C0D0E0F"
            + "30750000", encoded.Out, StringComparison.Ordinal);
        Assert.Equal(line, decoded.Out);
    }

    [Theory]
    [InlineData("Address", "\"CgsM\"", "Valve.Address has 3 bytes; it takes 6.")]
    [InlineData("Address", "\"-\"", "Valve.Address is \"-\"; it must be bytes in base64.")]
    [InlineData("Id", "\"x\"", "Valve.Id is \"x\"; it must be a GUID.")]
    [InlineData("Open", "\"00:01:00.0010000\"", "Valve.Open is 00:01:00.0010000; it must be 00:00:00 to 00:01:00.")]
    [InlineData("Open", "5", "Valve.Open is 5; it must be a span of time such as \"1.02:03:04.500\".")]
    [InlineData("Serial", "\"123456789\"", "Valve.Serial takes 9 bytes of UTF-8; the maximum is 8.")]
    [InlineData("Payload", "\"AAAAAAAAAA==\"", "Valve.Payload takes 7 bytes; the maximum is 6.")]
    public async Task Bytes_and_durations_that_do_not_fit_are_named(string field, string value, string error)
    {
        var fields = new Dictionary<string, string>
        {
            ["Id"] = "\"00112233-4455-6677-8899-aabbccddeeff\"",
            ["Serial"] = "\"\"",
            ["Address"] = "\"AAAAAAAA\"",
            ["Open"] = "\"00:00:00\"",
            ["Temperature"] = "0",
            ["Payload"] = "\"\"",
            [field] = value,
        };
        var line = "{" + string.Join(",", fields.Select(p => $"\"{p.Key}\":{p.Value}")) + "}";

        var run = await CliRun.WithInputAsync(line, "encode", "--schema", _folder.Sample("others.xml"), "--message", "Valve");

        Assert.Equal((1, $"telemetrygen: line 1: {error}\n"), (run.ExitCode, run.Error));
    }
}
