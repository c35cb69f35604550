namespace Acme.Samples.Tests;

/// <summary>The samples beside the greenhouse print what their pages say.</summary>
public class SampleTests
{
    [Fact]
    public async Task A_van_drives_for_an_hour_and_its_engine_complains_for_ten_minutes()
    {
        var lines = await Sample.RunAsync("Vehicles");

        Assert.Equal("3600 positions and 60 lists of faults in 120 events, 92840 bytes; 32.4 km", lines[^1]);
        Assert.Equal(10, lines.Count(l => l.EndsWith("  van-7  P0301 x3, U0100 x1", StringComparison.Ordinal)));
        Assert.Single(lines, l => l.Contains("engine of van-7 fires since 2026-11-02T08:15:00Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bearing_fails_after_ten_seconds_and_is_heard_in_the_second_after()
    {
        var lines = await Sample.RunAsync("Vibration");

        Assert.Equal("80 bursts of 250 readings, 522 bytes each", lines[^1]);
        Assert.Equal(
            "08:00:11  ALERT  bearing: 109 mg at 120 Hz", Assert.Single(lines, l => l.Contains("ALERT", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Meters_of_version_1_are_read_by_version_3_and_the_other_way_round()
    {
        var lines = await Sample.RunAsync("Migration");

        Assert.Contains("    08:00  48211 l  0.070 l/s  valve open  battery unknown  serial unknown", lines);
        Assert.Contains("    00:03  48223 l  0.072 l/s  valve open  battery and serial skipped", lines);
        Assert.Equal("    00:04  48400 l  2.500 l/s: ranges bind who writes", lines[^1]);
    }
}
