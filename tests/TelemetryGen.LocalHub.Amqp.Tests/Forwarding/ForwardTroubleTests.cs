using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Forwarding;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>A hub above that takes no events for a while.</summary>
public sealed class ForwardTroubleTests
{
    [Fact]
    public async Task A_hub_above_that_was_stopped_gets_what_it_missed()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), ca: upstream.CaPem);
        await Gateway.StoreAsync(gateway, "a", 0, 100);
        await Gateway.ForwardedAsync(gateway);
        await upstream.Hub.StopAsync();
        for (var i = 1; i < 10; i++)
        {
            await Gateway.StoreAsync(gateway, "a", i * 100, 100);
        }

        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.Trouble == ForwardTrouble.Unreachable, gateway);
        Assert.Equal(900, gateway.Hub.Forwarding!.Report.Lag);
        await upstream.StartAgainAsync();
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 1000), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
        await gateway.Log.LineAsync("goes on");
        Assert.Single(gateway.Log.Lines, static line => line.Contains(" waits (", StringComparison.Ordinal));
        Assert.Equal(ForwardTrouble.None, gateway.Hub.Forwarding!.Report.Trouble);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_mid_batch_again_and_again_loses_nothing_and_keeps_the_order()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var proxy = new CutProxy(upstream.Hub.AmqpPort!.Value) { CutAfter = 60_000 };
        await using var gateway = await Gateway.StartAsync(
            $"Endpoint=sb://localhost:{proxy.Port};SharedAccessKeyName=send;SharedAccessKey={upstream.Key("send")};"
            + "UseDevelopmentEmulator=true");
        await Gateway.StoreAsync(gateway, "a", 0, 20_000);
        await Gateway.StoreAsync(gateway, "b", 0, 20_000);
        await Gateway.UntilAsync(() => proxy.Cuts >= 4, gateway);
        proxy.CutAfter = long.MaxValue;
        await Gateway.ForwardedAsync(gateway);

        var numbers = Gateway.Numbers(Gateway.Stored(upstream));
        Assert.Equal(["a", "b"], numbers.Keys.Order());
        Assert.All(numbers.Values, static all => Gateway.AssertCompleteInOrder(all, 20_000));
    }

    [Fact]
    public async Task A_batch_that_was_taken_without_an_answer_is_sent_again_before_what_follows_it()
    {
        var lost = 0;
        using var losing = new ScriptedUpstream(bodies => lost++ < 2 ? throw new IOException() : null);
        await using var gateway = await Gateway.StartSmallAsync(losing.ConnectionString);
        await StoreWithoutKeyAsync(gateway, 0, 50);
        await Gateway.ForwardedAsync(gateway);
        await StoreWithoutKeyAsync(gateway, 50, 50);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(3, lost - 1);
        Assert.Equal(Enumerable.Range(0, 100).Select(static i => $"{i}"), losing.Taken);
    }

    [Fact]
    public async Task A_busy_hub_above_is_asked_again_in_order()
    {
        var asked = 0;
        using var upstream = new ScriptedUpstream(
            _ => asked++ % 3 != 2 ? new Error(new Symbol("com.microsoft:server-busy")) { Description = "50002: later" } : null);
        await using var gateway = await Gateway.StartSmallAsync(upstream.ConnectionString);
        for (var i = 0; i < 3; i++)
        {
            await StoreWithoutKeyAsync(gateway, i * 10, 10);
            await Gateway.ForwardedAsync(gateway);
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(static i => $"{i}"), upstream.Taken);
        Assert.Single(
            gateway.Log.Lines,
            static line => line.Contains("waits (Busy): com.microsoft:server-busy: 50002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_waits_for_the_answer_to_what_is_on_its_way_and_nothing_is_sent_twice()
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var upstream = new ScriptedUpstream(_ =>
        {
            taken.TrySetResult();
            Thread.Sleep(500);
            return null;
        });
        await using var gateway = await Gateway.StartSmallAsync(upstream.ConnectionString);
        await StoreWithoutKeyAsync(gateway, 0, 20);
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await gateway.Hub.StopAsync();
        await gateway.StartAgainAsync();
        await StoreWithoutKeyAsync(gateway, 20, 20);
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 40).Select(static i => $"{i}"), upstream.Taken);
    }

    [Fact]
    public async Task A_hub_above_that_never_answers_does_not_keep_the_gateway_from_its_end()
    {
        using var end = new ManualResetEventSlim();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var upstream = new ScriptedUpstream(_ =>
        {
            taken.TrySetResult();
            end.Wait(TimeSpan.FromSeconds(60));
            return null;
        });
        try
        {
            await using var gateway = await Gateway.StartSmallAsync(upstream.ConnectionString);
            await StoreWithoutKeyAsync(gateway, 0, 20);
            await taken.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

            // Less than the time that an answer may take.
            await gateway.Hub.StopAsync().WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        }
        finally
        {
            end.Set();
        }
    }

    [Fact]
    public async Task A_wrong_key_is_waited_for_and_with_the_right_one_all_is_forwarded()
    {
        const string wrong = "d3Jvbmcga2V5IG9mIHRoZSBodWIgYWJvdmU=";
        await using var upstream = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send", wrong));
        await Gateway.StoreAsync(gateway, "a", 0, 10);
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.Trouble == ForwardTrouble.Unauthorized, gateway);
        await gateway.Log.LineAsync("waits (Unauthorized): amqp:unauthorized-access: 40103: Invalid authorization token signature");
        Assert.Equal((10L, 0L), (gateway.Hub.Forwarding!.Report.Lag, gateway.Hub.Forwarding.Report.Refused));

        await gateway.Hub.StopAsync();
        gateway.Change(options => options with { Forward = Gateway.Options(upstream.Emulator("send")) });
        await gateway.StartAgainAsync();
        await Gateway.ForwardedAsync(gateway);

        Assert.Equal(Enumerable.Range(0, 10), Gateway.Numbers(Gateway.Stored(upstream))["a"]);
        Assert.False(File.Exists(gateway.DataFile("forward-refused.jsonl")));
        Assert.DoesNotContain(gateway.Log.Lines, static line => line.Contains(wrong, StringComparison.Ordinal));
        Assert.DoesNotContain(gateway.Log.Lines, line => line.Contains(upstream.Key("send"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_is_unknown_above_waits_and_the_others_go_on()
    {
        await using var upstream = await AmqpHub.StartAsync(static options => options with { Hubs = ["greenhouse"] });
        await using var gateway = await Gateway.StartAsync(upstream.Emulator("send"));
        await Gateway.StoreAsync(gateway, "a", 0, 10, "greenhouse2");
        await Gateway.StoreAsync(gateway, "a", 0, 10);
        await gateway.Log.LineAsync("Forwarding greenhouse2 to localhost:");
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report is { Sent: 10, Lag: 10 }, gateway);

        // Of the publisher's link, or of the one that is tried at the start.
        await gateway.Log.LineAsync("waits (NotFound): amqp:not-found: 40400: The messaging entity 'greenhouse2");
        Assert.Equal(10, Gateway.Stored(upstream).Count);
        await Gateway.UntilAsync(() => gateway.Hub.Forwarding!.Report.Trouble == ForwardTrouble.NotFound, gateway);
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = static (_, _, _, _) => true });
        var health = await http.GetStringAsync(new Uri(gateway.Hub.Endpoint, "/health"), TestContext.Current.CancellationToken);
        Assert.Equal(
            """{"status":"degraded","forward":{"state":"not found","reason":"a hub is not known above; the log says which","lag":10,"""
                + "\"sent\":10,\"refused\":0}}",
            health);
    }

    [Fact]
    public async Task An_authority_that_is_not_the_hubs_above_is_not_trusted()
    {
        await using var upstream = await AmqpHub.StartAsync();
        await using var other = await AmqpHub.StartAsync();
        await using var gateway = await Gateway.StartAsync(ForwardTests.SecureTo(upstream), ca: other.CaPem);
        await using var usual = await Gateway.StartAsync(ForwardTests.SecureTo(upstream));
        await Gateway.StoreAsync(gateway, "a", 0, 1);
        await Gateway.StoreAsync(usual, "a", 0, 1);

        await gateway.Log.LineAsync("waits (Unreachable)");
        await usual.Log.LineAsync("waits (Unreachable)");
        Assert.Empty(Gateway.Stored(upstream));
    }

    internal static Task StoreWithoutKeyAsync(AmqpHub gateway, int from, int count) => Gateway.StoreAsync(
        gateway, AmqpHub.Name,
        [.. Enumerable.Range(from, count).Select(static i => new Store.NewEvent(0, null, null, default, Gateway.Body(i)))]);
}
