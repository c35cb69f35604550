using System.Globalization;

namespace Acme.Greenhouse.Tests;

/// <summary>A run that is ended from outside takes its board and its files with it.</summary>
public class StopTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_in_mid_run_leaves_neither_process_nor_file(string signal)
    {
        SkipWithoutSignals();
        await using var run = SampleRun.Start("--records 9000");
        await run.WaitForLineAsync("  health  ");
        Assert.Single(run.Boards);
        Assert.Equal(["greenhouse", "telemetrygen"], run.Folders.Select(f => f.Split('-')[0]).Order(StringComparer.Ordinal));

        await run.SignalAsync(signal);

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal($"Stopped: hub and board are gone, and their files.{Environment.NewLine}", await run.Error);
        Assert.Empty(run.Boards);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task A_signal_while_the_hub_is_away_does_the_same()
    {
        SkipWithoutSignals();
        await using var run = SampleRun.Start("--records 4000 --outage");
        await run.WaitForLineAsync("The hub is away");

        await run.SignalAsync("INT");

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal($"Stopped: hub and board are gone, and their files.{Environment.NewLine}", await run.Error);
        Assert.DoesNotContain("The hub is back.", run.Lines);
        Assert.Empty(run.Boards);
        Assert.Empty(run.Folders);
    }

    private static void SkipWithoutSignals()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc are those of Linux");

        // A shell without job control starts what it runs in the background so, and children inherit it.
        var ignored = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        var interrupt = 1UL << (2 - 1);
        var isIgnored = (ulong.Parse(ignored.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
        Assert.SkipWhen(
            isIgnored && Environment.GetEnvironmentVariable("CI") != "true",
            "SIGINT is ignored by this process, and so by what it starts.");
    }
}
