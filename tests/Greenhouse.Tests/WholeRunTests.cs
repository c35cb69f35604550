namespace Acme.Greenhouse.Tests;

/// <summary>A run from its start to its own end.</summary>
public class WholeRunTests
{
    [Fact]
    public async Task Sixty_records_are_sent_decoded_and_printed_with_their_units_and_none_is_lost()
    {
        await using var run = SampleRun.Start("--records 60");

        Assert.Equal(0, await run.WaitForExitAsync());
        Assert.Equal("", await run.Error);
        Assert.Matches(@"^Hub greenhouse at https://localhost:\d+/, device wipy-01$", run.Lines[0]);
        var climate = run.Lines.Where(line => line.Contains("  climate  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(58, climate.Count);
        Assert.Equal(
            "2010-01-01 01:00  climate    4.00 Cel  1016.6 hPa   3.8 m/s  vent closed  heater on   door Closed  4200 mV", climate[0]);
        Assert.All(climate, line => Assert.Matches(
            @"^2010-01-0[123] \d\d:00  climate  [ \d-]{3}\.\d\d Cel  [ \d]{4}\.\d hPa  [ \d]{2}\.\d m/s  vent (open  |closed)  heater (on |off)  door (Open  |Closed)  4\d{3} mV$",
            line));
        var health = run.Lines.Where(line => line.Contains("  health  ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, health.Count);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d  health   up \d+ s  \d+ B free  24 sent  alarms None  firmware greenhouse 2$", health[0]);
        Assert.Matches(@"  health   up \d+ s  \d+ B free  49 sent  alarms None  firmware greenhouse 2$", health[1]);
        Assert.Matches(@"^\d+\.\d bytes a record; the same as JSON \d+\.\d bytes, \d+\.\d times as much$", run.Lines[^2]);
        Assert.Equal("60 sent, 60 decoded, 0 lost", run.Lines[^1]);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task Records_that_the_board_calls_sent_and_that_never_arrive_are_lost_and_the_run_fails()
    {
        Assert.SkipUnless(Directory.Exists("/bin"), "the board of this test is a shell script");
        await using var run = SampleRun.Start("--records 2", FakeNode.Folder("echo sent 1; echo sent 2"));

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal("2 sent, 0 decoded, 2 lost", run.Lines[^1]);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task A_board_that_gives_up_fails_the_run_with_what_it_said()
    {
        Assert.SkipUnless(Directory.Exists("/bin"), "the board of this test is a shell script");
        await using var run = SampleRun.Start("--records 2", FakeNode.Folder("echo '# no such hub'; echo Traceback >&2; exit 3"));

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal("The station ended with exit code 3. # no such hub\nTraceback\n", (await run.Error).TrimEnd('\n') + "\n");
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task Without_Node_the_run_fails_and_says_what_to_install()
    {
        Assert.SkipUnless(Directory.Exists("/bin"), "the PATH of this test is that of Unix");
        await using var run = SampleRun.Start("--records 2", FakeNode.Folder(null));

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal($"Node.js did not start: install version 20 or later and have it in PATH.{Environment.NewLine}", await run.Error);
        Assert.Empty(run.Folders);
    }
}
