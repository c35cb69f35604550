using System.Globalization;
using System.Net;
using System.Net.Sockets;

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
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d  health   up \d s  \d+ B free  0 sent  alarms None  firmware greenhouse 3$", health[0]);
        Assert.Matches(@"  health   up \d s  \d+ B free  25 sent  alarms None  firmware greenhouse 3$", health[1]);
        Assert.Contains("Alert: cold of wipy-01 fires since 2010-01-02T03:00:00Z: 3.9 Cel.", run.Lines);
        Assert.Contains("Alert: cold of wipy-01 is over; it fired since 2010-01-02T03:00:00Z: 5.3 Cel.", run.Lines);
        Assert.Matches(@"^\d+\.\d bytes a record; the same as JSON \d+\.\d bytes, \d+\.\d times as much$", run.Lines[^3]);
        // Two days of 24 readings, each in one event, and its health; then the ten of the third.
        Assert.Equal("5 POSTs instead of 60, 5 events, 0 duplicates dropped", run.Lines[^2]);
        Assert.Equal("60 sent, 60 decoded, 0 lost", run.Lines[^1]);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task The_boards_clock_which_says_1970_after_power_on_is_set_by_NTP_before_anything_is_sent()
    {
        var start = DateTime.UtcNow;
        await using var run = SampleRun.Start("--records 30");

        Assert.Equal(0, await run.WaitForExitAsync());
        var health = Assert.Single(run.Lines, line => line.Contains("  health  ", StringComparison.Ordinal));
        var at = DateTime.ParseExact(health[..16], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        Assert.InRange(at, start.AddMinutes(-1), DateTime.UtcNow);
    }

    [Fact]
    public async Task A_hub_that_is_away_in_mid_run_costs_no_record()
    {
        await using var run = SampleRun.Start("--records 300 --outage");

        Assert.Equal(0, await run.WaitForExitAsync());
        Assert.Equal("", await run.Error);
        var story = run.Lines
            .Where(line => line.StartsWith("The hub ", StringComparison.Ordinal)
                || line.StartsWith("wipy-01: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal("The hub is away for 3 s. The board keeps its records in flash.", story[0]);
        Assert.Matches(@"^wipy-01: no connection: .*; \d+ records wait in flash$", story[1]);
        Assert.Contains("The hub is back.", story);
        Assert.Matches(@"^wipy-01: the line is back; \d+ records still wait in flash$", story[^1]);
        Assert.Equal("300 sent, 300 decoded, 0 lost", run.Lines[^1]);
        // Each hour of the weather once: what was kept came, in its order, and nothing twice.
        var hours = run.Lines.Where(line => line.Contains("  climate  ", StringComparison.Ordinal)).Select(line => line[..16]).ToArray();
        Assert.Equal(288, hours.Distinct().Count());
        Assert.Equal(hours.Order(StringComparer.Ordinal), hours);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task A_hub_that_cannot_come_back_ends_the_run_at_once_and_says_why()
    {
        await using var run = SampleRun.Start("--records 300 --outage");
        var endpoint = new Uri((await run.WaitForLineAsync("Hub greenhouse at ")).Split(' ')[3].TrimEnd(','));
        await run.WaitForLineAsync("The hub is away");

        using var other = await ListenAsync(endpoint.Port);

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Contains(endpoint.Port.ToString(CultureInfo.InvariantCulture), await run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("brought nothing", await run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task Records_that_the_board_calls_sent_and_that_never_arrive_are_lost_and_the_run_fails()
    {
        Assert.SkipUnless(Directory.Exists("/bin"), "the board of this test is a shell script");
        await using var run = SampleRun.Start("--records 2", FakeNode.Folder("echo sent 2 in 1 posts"));

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal("2 sent, 0 decoded, 2 lost", run.Lines[^1]);
        Assert.Empty(run.Folders);
    }

    [Fact]
    public async Task A_board_that_gives_up_fails_the_run_with_what_it_said()
    {
        Assert.SkipUnless(Directory.Exists("/bin"), "the board of this test is a shell script");
        await using var run = SampleRun.Start("--records 2", FakeNode.Folder("echo 'no such hub'; echo Traceback >&2; exit 3"));

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Equal("The station ended with exit code 3. no such hub\nTraceback\n", (await run.Error).TrimEnd('\n') + "\n");
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

    // As soon as the hub has given up the port.
    private static async Task<TcpListener> ListenAsync(int port)
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose();
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }
}
