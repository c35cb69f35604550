using System.Net;
using System.Text.Json;
using TelemetryGen.LocalHub.Page.Exporting;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>Exports: what is stored, and no more waiting.</summary>
public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_of_one_type_has_a_column_a_field()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync(
            "wipy-01", 21.5, DateTimeOffset.Parse("2026-07-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await hub.SendTextAsync("legacy", "none");
        await hub.SendClimateAsync("wipy-02", -3);

        var lines = await CsvAsync(hub, "?message=Climate&publisher=wipy-01");

        Assert.Equal(
            "enqueuedTime,publisher,partition,sequenceNumber,row,At,Temperature,Humidity,Pressure,Raining,Door,Battery,Note", lines[0]);
        Assert.Matches(
            "^[0-9TZ:.-]+,wipy-01,[0-3],0,0,2026-07-01T12:00:00.000Z,21.50,40.00,101300,false,Closed,,$", Assert.Single(lines[1..]));
    }

    [Fact]
    public async Task Csv_of_all_has_records_as_json_and_bytes_of_what_is_none()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-01", 21.5);
        await hub.SendTextAsync("legacy", "none");

        var lines = await CsvAsync(hub, "");

        Assert.Equal("enqueuedTime,publisher,partition,sequenceNumber,row,record,body", lines[0]);
        Assert.Contains("\"{\"\"$message\"\":\"\"Climate\"\",", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",legacy,,bm9uZQ==", string.Join(',', lines[2].Split(',').Where((_, i) => i is 1 or 5 or 6).Prepend("")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_array_also_of_nothing()
    {
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();
        Assert.Equal("[\n]\n", await client.GetStringAsync("/export/second.json", Cancellation));
        for (var i = 0; i < 30; i++)
        {
            await hub.SendClimateAsync($"wipy-0{i % 3}", i);
        }

        using var all = JsonDocument.Parse(await client.GetStringAsync("/export/GREENHOUSE.json", Cancellation));
        using var some = JsonDocument.Parse(await client.GetStringAsync("/export/greenhouse.json?events=5", Cancellation));

        Assert.Equal(Enumerable.Range(0, 30).Select(i => (decimal)i),
            all.RootElement.EnumerateArray().Select(e => e.GetProperty("record").GetProperty("Temperature").GetDecimal()));
        Assert.Equal([25m, 26, 27, 28, 29],
            some.RootElement.EnumerateArray().Select(e => e.GetProperty("record").GetProperty("Temperature").GetDecimal()));
    }

    [Theory]
    [InlineData("/export/other.csv", HttpStatusCode.NotFound)]
    [InlineData("/export/greenhouse.csv?events=0", HttpStatusCode.BadRequest)]
    [InlineData("/export/greenhouse.csv?events=1000001", HttpStatusCode.BadRequest)]
    [InlineData("/export/greenhouse.csv?events=ten", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_exported_is_said(string path, HttpStatusCode expected)
    {
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();

        using var response = await client.GetAsync(path, Cancellation);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("plain", false, "plain")]
    [InlineData("a,b", false, "\"a,b\"")]
    [InlineData("say \"so\"", false, "\"say \"\"so\"\"\"")]
    [InlineData("two\nlines", false, "\"two\nlines\"")]
    [InlineData("=HYPERLINK(1)", false, "'=HYPERLINK(1)")]
    [InlineData("-5", false, "'-5")]
    [InlineData("-5", true, "-5")]
    public void A_cell_is_quoted_where_needed_and_never_a_formula(string text, bool isNumber, string expected) =>
        Assert.Equal($"1,{expected}\r\n", CsvLine.Of([("1", true), (text, isNumber)]));

    private static async Task<string[]> CsvAsync(PageHub hub, string query)
    {
        using var client = hub.Client();
        return (await client.GetStringAsync($"/export/greenhouse.csv{query}", Cancellation)).Split(
            "\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
