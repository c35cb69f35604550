using System.Text;
using TelemetryGen.Device;
using TelemetryGen.LocalHub;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Against the real local hub.</summary>
public class LocalHubTests : BoardTest
{
    [Fact]
    public async Task Messages_are_stored_under_the_devices_name()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        string[] texts = ["one", new('x', 5000), ""];
        foreach (var text in texts)
        {
            await SendAsync(sender, text);
        }

        var stored = await hub.StopAndReadAllAsync();
        Assert.Equal(texts, TextsOf(stored));
        Assert.All(stored, e => Assert.Equal("dev-1", e.PartitionKey));
    }

    [Fact]
    public async Task A_token_signed_on_the_device_is_good_at_the_hub()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new SignedToken("localhost", "weather", "dev-1", "send", hub.Key("send")), hub.AuthorityDer);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], TextsOf(await hub.StopAndReadAllAsync()));
    }

    [Fact]
    public async Task A_token_signed_before_the_clock_was_corrected_is_replaced_after_the_401()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new SignedToken("localhost", "weather", "dev-1", "send", hub.Key("send")), hub.AuthorityDer);
        Board.Current.ClockError = TimeSpan.FromSeconds(-3700);
        Assert.Equal(401, (await FailAsync<TokenException>(sender)).Status);

        // Still good by its own clock, which is now ten minutes slow; not by the hub's.
        Board.Current.ClockError = TimeSpan.FromMinutes(-10);
        await SendAsync(sender, "one");

        Assert.Equal(["one"], TextsOf(await hub.StopAndReadAllAsync()));
    }

    [Fact]
    public async Task A_provisioned_token_that_ended_is_an_error_that_says_so()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token(life: TimeSpan.FromMinutes(-2))), hub.AuthorityDer);
        var error = await FailAsync<TokenException>(sender);

        Assert.Matches(
            @"^401: 40105: Expired authorization token: .* \(the token expired 1[2-9]\d s ago: provision a new one, or set the clock\)$",
            error.Message);
        Assert.InRange(error.ServerTime, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 30, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Fact]
    public async Task A_hub_that_was_restarted_between_two_messages_is_not_even_noticed()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        await SendAsync(sender, "one");
        await hub.StopAsync();
        await hub.StartAgainAsync();
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], TextsOf(await hub.StopAndReadAllAsync()));
    }

    [Fact]
    public async Task While_the_hub_is_down_messages_are_to_be_kept_and_when_it_is_back_they_are_stored()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        await SendAsync(sender, "one");
        await hub.StopAsync();
        for (var i = 0; i < 2; i++)
        {
            var error = await FailAsync<RetryLaterException>(sender, "two");
            Assert.Equal((0, 10), (error.Status, error.RetryAfterSeconds));
        }

        await hub.StartAgainAsync();
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], TextsOf(await hub.StopAndReadAllAsync()));
    }

    [Fact]
    public async Task A_full_store_asks_for_patience_and_what_is_too_large_is_rejected()
    {
        await using var hub = await RealHub.StartAsync(o => o with { MaxStoreBytes = LocalHubOptions.MinStoreBytes });
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        var full = await Assert.ThrowsAsync<RetryLaterException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await SendAsync(sender, new string('x', 10000));
            }
        });
        var large = await FailAsync<RejectedException>(sender, new string('x', 1024 * 1024 + 1));

        Assert.Equal((503, 60, 413), (full.Status, full.RetryAfterSeconds, large.Status));
    }

    [Fact]
    public async Task A_hub_of_another_name_is_a_rejection()
    {
        await using var hub = await RealHub.StartAsync(hubName: "greenhouse");
        using var sender = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer);
        var error = await FailAsync<RejectedException>(sender);

        Assert.Matches(@"^404: 40401: No such hub: 'weather'\. TrackingId:.* \(no such hub: check its name\)$", error.Message);
    }

    [Fact]
    public async Task The_hubs_authority_as_PEM_is_taken_too_and_another_of_the_same_name_is_not()
    {
        using var other = new TestCertificates("TelemetryGen local hub");
        await using var hub = await RealHub.StartAsync();
        using var good = Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityPem);
        using var bad = Sender(hub.Port, new ProvisionedToken(hub.Token()), other.AuthorityDer);
        await SendAsync(good, "one");
        await FailAsync<TlsException>(bad);

        Assert.Equal(["one"], TextsOf(await hub.StopAndReadAllAsync()));
    }

    private static IEnumerable<string> TextsOf(IEnumerable<StoredEvent> events) =>
        events.Select(e => Encoding.ASCII.GetString(e.Body.Span));
}
