using System.Text.Json;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

public class SizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task People_get_tables()
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "60s",
            "--period", "15m", "--devices", "50000");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match(run.Out, "txt");
    }

    [Theory]
    [InlineData(42)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public async Task No_line_is_longer_than_the_terminal_and_no_number_is_lost(int width)
    {
        string[] arguments = ["size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "60s", "--period",
            "15m", "--devices", "50000"];
        var wide = await CliRun.OfAsync(arguments);
        var narrow = await CliRun.WithWidthAsync(width, arguments);

        Assert.Equal((0, ""), (narrow.ExitCode, narrow.Error));
        Assert.All(narrow.Out.Split('\n').Where(line => !line.Contains(".servicebus.", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 0, width));

        // All words but those of the bars, whose column is left out.
        var words = Words(narrow.Out);
        Assert.All(Words(wide.Out).Where(w => !w.Contains('#', StringComparison.Ordinal)), word => Assert.Contains(word, words));

        static HashSet<string> Words(string text) => [.. text.Replace("# always, . at most", "", StringComparison.Ordinal)
            .Replace("#: 5 bytes each", "", StringComparison.Ordinal).Split([' ', '\n', '|', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Trim('-', '.').Length > 0)];
    }

    [Fact]
    public async Task People_get_narrow_tables_on_a_narrow_terminal()
    {
        var run = await CliRun.WithWidthAsync(48, "size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")));

        Snapshot.Match(run.Out, "txt");
    }

    [Fact]
    public async Task The_parts_of_a_request_add_up_and_a_day_of_one_device_is_so_many_of_them()
    {
        var run = await CliRun.OfAsync(
            "size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "10s", "--json");

        var message = JsonDocument.Parse(run.Out).RootElement.GetProperty("messages")[0];
        var request = message.GetProperty("request");
        var total = request.GetProperty("total").GetInt32();
        Assert.Equal((29, 45), (message.GetProperty("minimum").GetInt32(), message.GetProperty("maximum").GetInt32()));
        Assert.Equal(45, message.GetProperty("header").GetInt32()
            + message.GetProperty("fields").EnumerateArray().Sum(f => f.GetProperty("maximum").GetInt32()));
        Assert.Equal(total, request.EnumerateObject().Where(p => p.Name != "total").Sum(p => p.Value.GetInt32()));
        var rate = message.GetProperty("rates")[0];
        Assert.Equal((8640, 8640L * total), (rate.GetProperty("eventsPerDay").GetInt64(), rate.GetProperty("lineBytesPerDay").GetInt64()));
        Assert.Equal((0.1, 4.5, 8640L * 45),
            (Number(rate, "eventsPerSecond"), Number(rate, "ingressBytesPerSecond"), rate.GetProperty("ingressBytesPerDay").GetInt64()));
    }

    [Fact]
    public async Task An_event_has_room_for_a_batch_of_as_many_rows_as_a_publication_holds()
    {
        var report = await ReportAsync("greenhouse.xml");

        var item = report.GetProperty("messages")[0].GetProperty("event");
        Assert.Equal((22, 21, 37), (item.GetProperty("batchHeader").GetInt32(), item.GetProperty("rowMinimum").GetInt32(),
            item.GetProperty("rowMaximum").GetInt32()));
        Assert.Equal(
            """[{"tier":"Basic","publicationLimit":262144,"recordsOfMaximum":7084,"recordsOfMinimum":12482},{"tier":"Standard","publicationLimit":1048576,"recordsOfMaximum":28339,"recordsOfMinimum":49931}]""",
            item.GetProperty("fits").GetRawText());
    }

    // Climate has 45 bytes at most: 1000 events a second are reached long before 1 MB a second.
    [Theory]
    [InlineData("1", "60s", 1)]
    [InlineData("1000", "1s", 1)]
    [InlineData("1001", "1s", 2)]
    [InlineData("60000", "60s", 1)]
    [InlineData("60001", "1m", 2)]
    [InlineData("2147483647", "1s", 2147484)]
    public async Task A_unit_is_for_each_thousand_events_a_second(string devices, string period, long units)
    {
        var report = await ReportAsync("greenhouse.xml", "--devices", devices, "--period", period);

        Assert.Equal(devices, report.GetProperty("devices").GetRawText());
        Assert.Equal(units, report.GetProperty("messages")[0].GetProperty("rates")[0].GetProperty("throughputUnits").GetInt64());
        Assert.Equal(0, report.GetProperty("together").GetArrayLength());
    }

    [Fact]
    public async Task A_unit_is_for_each_million_bytes_a_second_where_messages_are_long()
    {
        const string schema = """
            <telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>
              <message name='Log' id='1'><text name='Line' maxBytes="4000"/></message>
            </telemetrySchema>
            """;
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(schema), "--devices", "500", "--period", "1s", "--json");

        var log = JsonDocument.Parse(run.Out).RootElement.GetProperty("messages")[0];
        Assert.Equal(4010, log.GetProperty("maximum").GetInt32());
        Assert.Equal((2_005_000, 3), (Number(log.GetProperty("rates")[0], "ingressBytesPerSecond"),
            log.GetProperty("rates")[0].GetProperty("throughputUnits").GetInt64()));
    }

    [Theory]
    // 22,528 B of a WiPy 1 are for records: 2,500 for a record with one field of bytes, and its longest message.
    [InlineData(20000, "18")]
    [InlineData(20018, "0")]
    [InlineData(20019, "-1")]
    [InlineData(21017, "-999")]
    [InlineData(21018, "-1,000")]
    [InlineData(60000, "-39,982")]
    public async Task Memory_that_lacks_is_below_zero_with_its_thousands_apart(int bytes, string left)
    {
        var schema = "<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='Wave' id='1'>"
            + $"<bytes name='Samples' maxBytes='{bytes}'/></message></telemetrySchema>";

        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(schema));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var row = run.Out.Split('\n').Single(line => line.StartsWith("| left ", StringComparison.Ordinal)).Split('|');
        Assert.Equal(left, row[2].Trim());
    }

    [Fact]
    public async Task Messages_of_a_schema_share_units_so_their_sum_is_given_too()
    {
        var report = await ReportAsync("everything.xml", "--devices", "400", "--period", "1s");

        var messages = report.GetProperty("messages").EnumerateArray().ToList();
        var together = report.GetProperty("together")[0];
        Assert.True(messages.Count > 1);
        Assert.All(messages, m => Assert.Equal(1, m.GetProperty("rates")[0].GetProperty("throughputUnits").GetInt64()));
        foreach (var name in new[] { "eventsPerSecond", "ingressBytesPerSecond", "eventsPerDay", "ingressBytesPerDay", "lineBytesPerDay" })
        {
            Assert.Equal(messages.Sum(m => Number(m.GetProperty("rates")[0], name)), Number(together, name), 3);
        }

        Assert.Equal((400 * messages.Count + 999) / 1000, together.GetProperty("throughputUnits").GetInt64());
    }

    [Fact]
    public async Task People_hear_of_more_units_than_a_namespace_has_and_no_number_is_cut()
    {
        var run = await CliRun.OfAsync(
            "size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), "--period", "1s", "--devices", "2147483647");

        Assert.Contains("\n2,147,483,647 devices, Climate every\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(" 89,431,526,982,585,600 |", run.Out, StringComparison.Ordinal);
        Assert.Contains("| throughput units       |              2,147,484 |\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(
            "\nA Standard namespace has at most 40 throughput units: take several, or tier Premium.\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("many")]
    public async Task No_devices_is_wrong_use(string devices)
    {
        var run = await CliRun.OfAsync(
            "size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), $"--devices={devices}");

        Assert.Equal((
            2, "",
            $"telemetrygen: --devices is '{devices}'; it must be a whole number from 1 to 2147483647.\nTry: telemetrygen size --help\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("4000d")]
    public async Task A_period_that_is_none_is_wrong_use(string period)
    {
        var run = await CliRun.OfAsync("size", "--assembly", _folder.Assembly(SampleSchemas.Text("greenhouse.xml")), $"--period={period}");

        Assert.Equal((
            2, "",
            $"telemetrygen: --period is '{period}'; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private async Task<JsonElement> ReportAsync(string sample, params string[] more)
    {
        var run = await CliRun.OfAsync(["size", "--assembly", _folder.Assembly(SampleSchemas.Text(sample)), "--json", .. more]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
