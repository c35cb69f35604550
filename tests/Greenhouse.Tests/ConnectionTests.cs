using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;

namespace Acme.Greenhouse.Tests;

/// <summary>The sample's server alone, with a hub in another process.</summary>
public class ConnectionTests
{
    private const int Senders = 16;

    [Fact]
    public async Task A_second_process_shares_the_partitions_and_takes_them_over_when_the_first_is_killed()
    {
        await using var hub = await EmbeddedHub.StartAsync(
            o => o with { Partitions = 4, Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });
        var environment = new Dictionary<string, string>
        {
            ["EventHubs__ConnectionString"] = hub.AmqpConnectionString("listen"),
            ["EventHubs__HubName"] = EmbeddedHub.Name,
            ["EventHubs__CheckpointFile"] = Path.Combine(hub.Folder, "checkpoints.db"),
        };
        await using var first = SampleRun.Start("--connection", environment: environment);
        await first.WaitForLineAsync("Reading. Ctrl-C stops.");
        await SendAsync(hub, 1);
        for (var i = 0; i < Senders; i++)
        {
            await first.WaitForLineAsync("  climate  ");
        }

        await using var second = SampleRun.Start("--connection", environment: environment);
        await second.WaitForLineAsync("Reading. Ctrl-C stops.");
        for (var minute = 2u; !second.Lines.Any(l => l.Contains("  climate  ", StringComparison.Ordinal)); minute++)
        {
            await SendAsync(hub, minute);
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        first.Kill();
        await SendAsync(hub, 100_000);
        for (var i = 0; i < Senders; i++)
        {
            await second.WaitForLineAsync("2027-01-09 10:40  climate  ");
        }

        Assert.DoesNotContain("went to the dead letters", string.Join('\n', first.Lines.Concat(second.Lines)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_hub_in_the_environment_it_says_what_to_set()
    {
        await using var run = SampleRun.Start("--connection");

        Assert.Equal(1, await run.WaitForExitAsync());
        Assert.Contains("EventHubs__ConnectionString", await run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_it_with_what_it_saw()
    {
        SkipWithoutSignals();
        await using var hub = await EmbeddedHub.StartAsync(o => o with { Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });
        await using var run = SampleRun.Start("--connection", environment: new Dictionary<string, string>
        {
            ["EventHubs__ConnectionString"] = hub.AmqpConnectionString("listen"), ["EventHubs__HubName"] = EmbeddedHub.Name,
        });
        await run.WaitForLineAsync("Reading. Ctrl-C stops.");
        await hub.SendAsync("wipy-07", Bodies.Message(1));
        await run.WaitForLineAsync("  climate  ");
        await run.SignalAsync("TERM");

        Assert.Equal(0, await run.WaitForExitAsync());
        Assert.Matches(@"^wipy-07: 1 records, last \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ, version 3$", run.Lines[^2]);
        Assert.Equal("1 decoded, 0 duplicates dropped", run.Lines[^1]);
        Assert.Equal("", await run.Error);
    }

    private static void SkipWithoutSignals() => Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by a shell");

    private static async Task SendAsync(EmbeddedHub hub, uint minute)
    {
        for (var i = 0; i < Senders; i++)
        {
            await hub.SendAsync($"wipy-{i:00}", Bodies.Message(minute));
        }
    }
}
