using System.Net;
using System.Text.Json;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>The fleet as a file, for whom has no browser open too.</summary>
public sealed class FleetExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_has_a_row_a_publisher_though_nobody_looked()
    {
        await using var hub = await StartAsync();

        var text = await GetAsync(hub, "/fleet/greenhouse.csv");

        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            "publisher,state,lastSeen,schemaVersion,clockBehind,lag,interval,events,deadLetters,"
            + "Climate.Temperature (Cel),Climate.Pressure (Pa),Climate.Battery (mV)", lines[0]);
        Assert.Matches("^'=evil,live,[0-9TZ:.-]+,,,,,1,1,,,$", lines[1]);
        Assert.Matches("^wipy-01,live,[0-9TZ:.-]+,3,-?[0-9.E-]+,[0-9.E-]+,[0-9.]+,2,0,21.5,101300,3300$", lines[2]);
        Assert.Matches("^wipy-02,live,[0-9TZ:.-]+,2,-?[0-9.E-]+,0,,1,0,20,101300,$", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task Json_has_each_value_with_its_unit()
    {
        await using var hub = await StartAsync();

        using var json = JsonDocument.Parse(await GetAsync(hub, "/fleet/GREENHOUSE.json?version=3"));

        var row = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("wipy-01", row.GetProperty("publisher").GetString());
        Assert.Equal("live", row.GetProperty("state").GetString());
        Assert.Equal(3, row.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(
            """{"record":"Climate","field":"Battery","value":3300,"unit":"mV"}""",
            JsonSerializer.Serialize(row.GetProperty("values")[2]));
    }

    [Fact]
    public async Task A_hub_into_which_nothing_came_has_an_empty_fleet_at_once()
    {
        await using var hub = await StartAsync();
        Assert.Equal("[]\n", await GetAsync(hub, "/fleet/second.json"));
        Assert.Equal("[]\n", await GetAsync(hub, "/fleet/greenhouse.json?name=wipy-01&state=silent"));
    }

    [Fact]
    public async Task Without_a_schema_there_are_publishers_and_no_values()
    {
        await using var hub = await PageHub.StartAsync(decodes: false);
        await hub.SendTextAsync("legacy", "none");

        var lines = (await GetAsync(hub, "/fleet/greenhouse.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.EndsWith(",events,deadLetters", lines[0], StringComparison.Ordinal);
        Assert.Matches("^legacy,live,[0-9TZ:.-]+,,,,,1,0$", lines[1]);
    }

    [Theory]
    [InlineData("/fleet/other.csv", HttpStatusCode.NotFound)]
    [InlineData("/fleet/greenhouse.csv?state=lost", HttpStatusCode.BadRequest)]
    [InlineData("/fleet/greenhouse.json?version=new", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_exported_is_said(string path, HttpStatusCode expected)
    {
        await using var hub = await PageHub.StartAsync(FleetSamples.Schema);
        using var client = hub.Client();

        using var response = await client.GetAsync(path, Cancellation);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<PageHub> StartAsync()
    {
        var hub = await PageHub.StartAsync(FleetSamples.Schema);
        await hub.SendAsync("wipy-01", FleetSamples.Climate(3, 19, 3400));
        await hub.SendAsync("wipy-02", FleetSamples.Climate(2, 20, null));
        await hub.SendAsync("wipy-01", FleetSamples.Climate(3, 21.5, 3300));
        await hub.SendTextAsync("=evil", "none");
        return hub;
    }

    private static async Task<string> GetAsync(PageHub hub, string path)
    {
        using var client = hub.Client();
        return await client.GetStringAsync(path, Cancellation);
    }
}
