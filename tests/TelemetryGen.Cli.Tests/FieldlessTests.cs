using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>Messages without fields, one by one and as batches, which say how many there are.</summary>
public class FieldlessTests : IDisposable
{
    private const string Ping = """{"$message":"Ping"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly string _schema;

    public FieldlessTests() => _schema = _folder.Write("pings.xml", """
        <telemetrySchema name="Pings" id="77" version="2" xmlns="urn:telemetrygen:schema:1">
          <message name="Ping" id="3" namespace="Acme" />
          <message name="Woken" id="4" namespace="Acme">
            <integer name="Cause" type="uint8" optional="true" since="2" />
          </message>
        </telemetrySchema>
        """);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Lines_become_a_batch_of_22_bytes_and_lines_again()
    {
        var lines = string.Concat(Enumerable.Repeat(Ping + "\n", 3));

        var encoded = await CliRun.WithInputAsync(lines, "encode", "--schema", _schema, "--batch");
        var decoded = await CliRun.WithInputAsync(encoded.Out, "decode", "--schema", _schema);

        Assert.Equal((0, "0A0003804D000200" + "03000000" + "00000000" + "0000" + "00000000" + "\n", ""),
            (encoded.ExitCode, encoded.Out, encoded.Error));
        Assert.Equal((0, lines, ""), (decoded.ExitCode, decoded.Out, decoded.Error));
    }

    [Fact]
    public async Task More_than_a_batch_may_have_are_two()
    {
        var lines = string.Concat(Enumerable.Repeat(Ping + "\n", 65_535));

        var encoded = await CliRun.WithInputAsync(lines, "encode", "--schema", _schema, "--batch");
        var decoded = await CliRun.WithInputAsync(encoded.Out, "decode", "--schema", _schema);

        Assert.Equal(["0A0003804D000200" + "FEFF0000" + "00000000" + "0000" + "00000000",
            "0A0003804D000200" + "01000000" + "00000000" + "0000" + "00000000"], encoded.Out.Split('\n')[..2]);
        Assert.Equal((0, lines), (decoded.ExitCode, decoded.Out));
    }

    [Fact]
    public async Task Of_a_sender_that_knew_no_field_each_line_has_null_and_what_follows_is_read()
    {
        var batch = "0A0004804D000100" + "02000000" + "00000000" + "0000" + "00000000";
        var raw = Convert.FromHexString(batch + "01000400" + "4D000200" + "07");

        var run = await CliRun.WithInputAsync(raw, "decode", "--schema", _schema);

        Assert.Equal(
            (0, """
                {"$message":"Woken","Cause":null}
                {"$message":"Woken","Cause":null}
                {"$message":"Woken","Cause":7}

                """, ""),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("0A0003804D000200" + "00000000" + "00000000" + "0000" + "00000000",
        "byte 8: A batch of Ping has 0 rows; it must have 1 to 65534.")]
    [InlineData("0A0003804D000200" + "FFFF0000" + "00000000" + "0000" + "00000000",
        "byte 8: A batch of Ping has 65535 rows; it must have 1 to 65534.")]
    [InlineData("0A0004804D000200" + "FEFF0000" + "00000000" + "0100" + "00000000",
        "byte 22: Row 0: Woken ends after 8 bytes; 9 are needed.")]
    [InlineData("0C0004804D000200" + "01000000" + "00000000" + "0000" + "0000" + "00000000",
        "byte 18: A batch of Woken has the row version 0; it must be 1 to 2.")]
    [InlineData("0C0004804D000100" + "01000000" + "00000000" + "0000" + "0200" + "00000000",
        "byte 18: A batch of Woken has the row version 2; it must be 1 to 1.")]
    public async Task A_batch_that_is_none_is_named(string hex, string error)
    {
        var run = await CliRun.OfAsync("decode", "--schema", _schema, "--hex", hex);

        Assert.Equal((1, "", $"telemetrygen: line 1, {error}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task An_event_has_room_for_as_many_as_a_batch_may_say()
    {
        var run = await CliRun.OfAsync("size", "--assembly",
            _folder.Assembly(await File.ReadAllTextAsync(_schema, TestContext.Current.CancellationToken)), "--period", "10s", "--json");

        var item = JsonDocument.Parse(run.Out).RootElement.GetProperty("messages")[0].GetProperty("event");
        Assert.Equal((22, 0, 0), (item.GetProperty("batchHeader").GetInt32(), item.GetProperty("rowMinimum").GetInt32(),
            item.GetProperty("rowMaximum").GetInt32()));
        Assert.All(item.GetProperty("fits").EnumerateArray(), fit => Assert.Equal(65_534, fit.GetProperty("recordsOfMaximum").GetInt32()));
    }
}
