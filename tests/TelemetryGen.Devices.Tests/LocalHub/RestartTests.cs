using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>A hub that comes and goes costs no message.</summary>
public class RestartTests : LocalHubTest
{
    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_hub_that_was_restarted_between_two_messages_is_not_even_noticed(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        using var gate = new Gate();
        var running = RunAsync(runtime, hub, gate.Source + """
            attempt(sender, b'one')
            gate()
            attempt(sender, b'two')
            attempt(sender, b'three')
            """);
        await gate.PassAsync(async () =>
        {
            await hub.StopAsync();
            await hub.StartAgainAsync();
        });

        Assert.Equal(["sent", "sent", "sent"], await running);
        Assert.Equal(["one", "two", "three"], BodiesOf(await hub.StopAndReadAllAsync()));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task While_the_hub_is_down_messages_are_to_be_kept_and_when_it_is_back_they_are_stored(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        using var gate = new Gate();
        var running = RunAsync(runtime, hub, gate.Source + """
            attempt(sender, b'one')
            gate()
            attempt(sender, b'two')
            attempt(sender, b'two')
            gate()
            attempt(sender, b'two')
            attempt(sender, b'three')
            """);
        await gate.PassAsync(hub.StopAsync);
        await gate.PassAsync(() => hub.StartAgainAsync());

        var lines = await running;
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("RetryLater 0 10 no connection: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("RetryLater 0 10 no connection: ", lines[2], StringComparison.Ordinal);
        Assert.Equal(["sent", "sent", "sent"], [lines[0], lines[3], lines[4]]);
        Assert.Equal(["one", "two", "three"], BodiesOf(await hub.StopAndReadAllAsync()));
    }
}
