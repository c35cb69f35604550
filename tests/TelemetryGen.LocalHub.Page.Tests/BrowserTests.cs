using System.Net;
using System.Text.Json;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;
using TelemetryGen.LocalHub.Page.Tests.Watching;
using static TelemetryGen.LocalHub.Page.Tests.Fixtures.Seen;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>The page in Chromium, as a person uses it.</summary>
[Trait("Kind", "Device")]
public sealed class BrowserTests
{
    [Fact]
    public async Task The_overview_shows_rate_publishers_clocks_and_partitions()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-02", 20, DateTimeOffset.UtcNow.AddMinutes(5));

        var seen = await Browser.RunAsync(hub.Page, "overview", async turn => await hub.SendClimateAsync("wipy-01", turn % 50));

        AssertQuiet(seen);
        Assert.Equal("greenhouse: local hub", seen.GetProperty("title").GetString());
        Assert.Equal(["wipy-01", "wipy-02"], Texts(seen, "publishers"));
        Assert.Equal(["right", "5 min ahead"], Texts(seen, "clocks"));
        Assert.Equal(4, seen.GetProperty("partitions").GetInt32());
        Assert.Equal(1, seen.GetProperty("rateDrawn").GetInt32());

        // The browser is gone.
        await HubWatchTests.UntilAsync(() => !hub.Watch.IsReading);
    }

    [Fact]
    public async Task Records_arrive_while_the_page_is_open_with_a_column_a_field()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-02", 20);

        // The value comes when the browser has long begun.
        var seen = await Browser.RunAsync(
            hub.Page, "records", async turn => await hub.SendClimateAsync("wipy-01", turn < 20 ? 1 : 77.25), ("VALUE", "77.25"));

        AssertQuiet(seen);
        Assert.Equal(["Came", "Publisher", "At", "TemperatureCel", "Humidity%RH", "PressurePa", "Raining", "Door", "BatterymV", "Note"],
            Texts(seen, "heads"));
        Assert.Equal(["wipy-02"], Texts(seen, "publishers"));
    }

    [Fact]
    public async Task A_paused_page_stands_still()
    {
        await using var hub = await PageHub.StartAsync();

        var seen = await Browser.RunAsync(hub.Page, "pause", async turn => await hub.SendClimateAsync("wipy-01", turn % 50));

        AssertQuiet(seen);
        Assert.True(seen.GetProperty("still").GetBoolean());
    }

    [Fact]
    public async Task A_field_has_a_chart_with_its_unit_and_alert_lines_that_the_browser_keeps()
    {
        await using var hub = await PageHub.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await hub.SendClimateAsync("wipy-01", 25 + i);
        }

        var seen = await Browser.RunAsync(hub.Page, "charts");

        AssertQuiet(seen);
        Assert.Equal(["TemperatureCel", "Humidity%RH", "PressurePa"], Texts(seen, "heads"));
        Assert.Equal("Temperature in Cel. wipy-01 44", seen.GetProperty("names").GetString());
        Assert.InRange(seen.GetProperty("line").GetInt32(), 100, 100_000);
        Assert.InRange(seen.GetProperty("alertBefore").GetInt32(), 0, 5);
        Assert.InRange(seen.GetProperty("alertAfter").GetInt32(), 50, 100_000);
        Assert.Equal(["wipy-01: Temperature is 44 Cel, above 30 Cel"], Texts(seen, "alerts"));
    }

    [Fact]
    public async Task The_fleet_is_sorted_narrowed_and_exported_without_a_mouse()
    {
        await using var hub = await PageHub.StartAsync(FleetSamples.Schema);
        for (var i = 0; i < 30; i++)
        {
            await hub.SendAsync($"wipy-{i:00}", FleetSamples.Climate(i % 2 == 0 ? 2 : 3, 20 + i, i == 7 ? null : 3000 + (i * 37 % 30)));
        }

        var seen = await Browser.RunAsync(hub.Page, "fleet");

        AssertQuiet(seen);
        string[] all = [.. Enumerable.Range(0, 30).Select(i => $"wipy-{i:00}")];
        string[] byBattery = [.. Enumerable.Range(0, 30).Where(i => i != 7).OrderBy(i => i * 37 % 30).Select(i => $"wipy-{i:00}")];
        Assert.Equal(["Schema version 3 15 of 30", "Schema version 2 old 15 of 30"], Texts(seen, "versions"));
        Assert.Equal(all[..25], Texts(seen, "names"));
        Assert.Equal(byBattery[..25], Texts(seen, "rising"));
        Assert.Equal(byBattery.Reverse().Take(25), Texts(seen, "falling"));
        Assert.Equal([.. byBattery.Reverse().Skip(25), "wipy-07"], Texts(seen, "last"));
        Assert.Equal(all[10..20], Texts(seen, "narrowed"));
        Assert.Equal("Schema: 2 old", Texts(seen, "cells")[2]);
        Assert.Equal("Battery: 3,024mV", Texts(seen, "cells")[^1]);
        Assert.Matches("^greenhouse-fleet-[0-9]{8}-[0-9]{6}\\.csv$", seen.GetProperty("file").GetString());
        Assert.Equal(["wipy-10", "wipy-12", "wipy-14", "wipy-16", "wipy-18"],
            seen.GetProperty("csv").GetString()!.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task Without_metrics_the_fleet_says_how_to_get_columns()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-01", 20);

        var seen = await Browser.RunAsync(hub.Page, "plainFleet");

        AssertQuiet(seen);
        Assert.Equal(["Publisher", "State", "Last seen", "Schema", "Clock", "Lag"], Texts(seen, "heads"));
        Assert.Contains("put [Metric] at the field", seen.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_decoded_is_listed_with_the_reason()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendTextAsync("legacy", "{\"temp\": 21}");
        await hub.SendAsync("legacy", [20, 0, 9, 0, 7, 0, 2, 0]);

        var seen = await Browser.RunAsync(hub.Page, "letters");

        AssertQuiet(seen);
        Assert.Equal(["Acme.Greenhouse has no message 9. It has: Climate (1).",
                "Acme.Greenhouse is schema 7; the message is of schema 28781."],
            Texts(seen, "problems"));
        Assert.Equal(["14 00 09 00 07 00 02 00", "{\"temp\": 21}"], Texts(seen, "bodies"));
        Assert.Equal("2", seen.GetProperty("count").GetString());
    }

    [Fact]
    public async Task A_test_event_is_sent_with_the_keyboard_alone()
    {
        await using var hub = await PageHub.StartAsync();

        var seen = await Browser.RunAsync(hub.Page, "keyboard");

        AssertQuiet(seen);
        var stops = seen.GetProperty("stops").EnumerateArray().ToArray();
        Assert.Equal("Skip to the content", stops[0].GetProperty("name").GetString());
        Assert.Equal("Send", stops[^1].GetProperty("name").GetString());
        Assert.All(stops, s => Assert.True(s.GetProperty("visible").GetBoolean(), s.GetRawText()));
        Assert.Matches("^Stored: [0-9]+ bytes as by-hand\\.$", seen.GetProperty("answer").GetString());
        var stored = await hub.Hub.ReadAsync(PageHub.Name, 0, TestContext.Current.CancellationToken)
            .FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal("by-hand", stored.Publisher);
        Assert.Equal("Climate",
            Assert.Single(
                new Schema.MessageReader(Testing.Samples.SampleSchemas.Greenhouse).ReadEvent(stored.Body.ToArray())).Message.Name);
    }

    [Fact]
    public async Task A_value_out_of_range_is_refused_before_it_is_sent()
    {
        await using var hub = await PageHub.StartAsync();

        var seen = await Browser.RunAsync(hub.Page, "refused");

        AssertQuiet(seen);
        Assert.Contains("Climate", seen.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, hub.Hub.LastPosition);

        // A field that shrinks as typing ends takes the button away between the press and the release of the mouse.
        Assert.Equal(0, seen.GetProperty("grown").GetDouble());
    }

    [Fact]
    public async Task Records_are_exported_as_a_file()
    {
        await using var hub = await PageHub.StartAsync();
        await hub.SendClimateAsync("wipy-01", 21.5);

        var seen = await Browser.RunAsync(hub.Page, "exports");

        AssertQuiet(seen);
        Assert.Matches("^greenhouse-[0-9]{8}-[0-9]{6}\\.csv$", seen.GetProperty("name").GetString());
        var lines = seen.GetProperty("csv").GetString()!.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("enqueuedTime,publisher,partition,sequenceNumber,row,At,Temperature,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",21.50,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Off_loopback_it_asks_for_the_token_once()
    {
        await using var hub = await PageHub.StartAsync(address: IPAddress.Any);
        var token = (await File.ReadAllTextAsync(hub.Page.TokenPath!, TestContext.Current.CancellationToken)).Trim();

        var seen = await Browser.RunAsync(hub.Page, "login", environment: ("TOKEN", token));

        AssertQuiet(seen);
        Assert.Empty(Texts(seen, "audited"));
        Assert.Equal("/", seen.GetProperty("path").GetString());
        var cookie = seen.GetProperty("cookie");
        Assert.True(cookie.GetProperty("httpOnly").GetBoolean());
        Assert.True(cookie.GetProperty("secure").GetBoolean());
        Assert.Equal("Strict", cookie.GetProperty("sameSite").GetString());
        Assert.DoesNotContain(hub.Log.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_whose_hub_was_started_again_comes_back_by_itself()
    {
        await using var hub = await PageHub.StartAsync();

        var seen = await Browser.RunAsync(hub.Page, "restart", async turn =>
        {
            await hub.SendClimateAsync("wipy-01", turn % 50);
            if (File.Exists(Path.Combine(hub.Folder, "seen")) && !File.Exists(Path.Combine(hub.Folder, "again")))
            {
                await File.WriteAllTextAsync(Path.Combine(hub.Folder, "again"), "", TestContext.Current.CancellationToken);
                await hub.RestartPageAsync();
            }
        }, ("SEEN", Path.Combine(hub.Folder, "seen")));

        Assert.True(seen.GetProperty("isNew").GetBoolean());
        Assert.Empty(Texts(seen, "foreign"));
    }
}
