using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.EventHubs;

/// <summary>What the log has while a hub is away.</summary>
public sealed class HubOutageTests : IAsyncLifetime
{
    private EmbeddedHub _hub = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await EmbeddedHub.StartAsync(
        o => o with { Partitions = 4, Amqp = new AmqpOptions { Port = 0, TlsPort = null } });

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_hub_that_is_away_at_the_start_is_one_line_at_once_and_one_when_it_is_there()
    {
        var (source, where) = (Source(), $"hub greenhouse of localhost:{_hub.Hub.AmqpPort}, consumer group $Default");
        await _hub.StopAsync();
        var program = new SourceHost(_hub.Folder);
        var started = TimeProvider.System.GetTimestamp();

        using var host = await program.StartAsync(t => t.FromEventHubs(source).HandleOther(_ => { }));
        var line = await program.Log.FindAsync("Warning");
        var time = TimeProvider.System.GetElapsedTime(started);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        await _hub.StartAgainAsync();
        await program.Log.LineAsync($"Information: {where} is reached: ");
        await host.StopAsync(Cancellation);

        Assert.StartsWith($"Warning: Cannot reach {where}; trying again in 1 s. Connection refused", line, StringComparison.Ordinal);
        Assert.InRange(time.TotalSeconds, 0, 5);
        AssertQuiet(program);
    }

    [Fact]
    public async Task A_hub_that_goes_away_is_one_line_for_all_partitions_and_one_when_it_is_back()
    {
        var (source, where) = (Source(), $"hub greenhouse of localhost:{_hub.Hub.AmqpPort}, consumer group $Default");
        var program = new SourceHost(_hub.Folder);
        using var host = await program.StartAsync(t => t.FromEventHubs(source).HandleOther(_ => { }));
        await _hub.SendAsync("a", Bodies.Message(1));
        await program.SeenAsync(1);

        await _hub.StopAsync();
        await program.Log.LineAsync($"Warning: {where}: ");
        await Task.Delay(TimeSpan.FromSeconds(20), Cancellation);
        await _hub.StartAgainAsync();
        await program.Log.LineAsync($"Information: {where} is read again: ");
        await _hub.SendAsync("a", Bodies.Message(2));
        await program.SeenAsync(2);
        await host.StopAsync(Cancellation);

        AssertQuiet(program);
    }

    private Action<EventHubsSourceOptions> Source()
    {
        var connection = _hub.AmqpConnectionString("listen");
        return o =>
        {
            (o.ConnectionString, o.HubName) = (connection, EmbeddedHub.Name);
            o.LoadBalancingInterval = TimeSpan.FromSeconds(1);
        };
    }

    private static void AssertQuiet(SourceHost program)
    {
        var loud = program.Log.Lines.Where(l => !l.StartsWith("Debug", StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(loud, l => l.Contains("   at ", StringComparison.Ordinal));
        Assert.Single(loud, l => !l.StartsWith("Information", StringComparison.Ordinal));
    }
}
