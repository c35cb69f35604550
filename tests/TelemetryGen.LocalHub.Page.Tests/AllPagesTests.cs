using TelemetryGen.LocalHub.Page.Tests.Fixtures;
using TelemetryGen.LocalHub.Page.Tests.Watching;
using static TelemetryGen.LocalHub.Page.Tests.Fixtures.Seen;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>What holds of every page in Chromium; a class of its own, since it takes as long as all else in a browser.</summary>
[Trait("Kind", "Device")]
public sealed class AllPagesTests
{
    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        await using var hub = await PageHub.StartAsync(FleetSamples.Schema);

        var seen = await Browser.RunAsync(
            hub.Page, "phone", async turn => await hub.SendClimateAsync("a-publisher-with-a-name-that-is-quite-long", turn % 50));

        AssertQuiet(seen);
        Assert.All(seen.GetProperty("found").EnumerateArray(), f => Assert.True(f.GetProperty("width").GetInt32() <= 390, f.GetRawText()));
    }

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_in_light_dark_and_on_a_phone()
    {
        await using var hub = await PageHub.StartAsync(FleetSamples.Schema);
        await hub.SendTextAsync("legacy", "none");

        var seen = await Browser.RunAsync(hub.Page, "axe",
            async turn => await hub.SendClimateAsync($"wipy-0{turn % 3}", turn % 50, DateTimeOffset.UtcNow.AddMinutes(-turn % 3)));

        AssertQuiet(seen);
        var pages = seen.GetProperty("found").EnumerateArray().ToArray();
        Assert.Equal(18, pages.Length);
        Assert.Equal(6, pages.Count(p => p.GetProperty("theme").GetString() == "dark"));
        Assert.All(pages, p => Assert.True(p.GetProperty("violations").GetArrayLength() == 0, p.GetRawText()));
    }
}
