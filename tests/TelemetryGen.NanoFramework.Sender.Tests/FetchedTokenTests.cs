using System.Text;
using TelemetryGen.Device;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Tokens from the local hub's endpoint, and from one that misbehaves.</summary>
public class FetchedTokenTests : BoardTest
{
    [Fact]
    public async Task A_device_with_nothing_but_its_own_key_sends()
    {
        await using var hub = await RealHub.StartAsync();
        var tokens = Tokens(hub);
        using var sender = Sender(hub.Port, tokens, hub.AuthorityDer);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.True(SasToken.TryParse(tokens.GetToken(), out var token, out _));
        Assert.Equal($"https://localhost:{hub.Port}/weather/publishers/dev-1", token.Resource);
        Assert.Same(tokens.GetToken(), tokens.GetToken());
        Assert.Equal(["one", "two"], (await hub.StopAndReadAllAsync()).Select(e => Encoding.ASCII.GetString(e.Body.Span)));
    }

    [Fact]
    public async Task A_token_is_fetched_anew_shortly_before_its_end()
    {
        await using var hub = await RealHub.StartAsync();
        var tokens = Tokens(hub);
        var first = tokens.GetToken();
        Board.Current.ClockError = hub.Clock.Shift = TimeSpan.FromSeconds(3290);
        Assert.Same(first, tokens.GetToken());
        Board.Current.ClockError = hub.Clock.Shift = TimeSpan.FromSeconds(3310);

        Assert.NotEqual(first, tokens.GetToken());
    }

    [Fact]
    public async Task A_token_that_ended_early_is_fetched_anew_after_the_401()
    {
        await using var hub = await RealHub.StartAsync(o => o with { DeviceTokenLife = TimeSpan.FromMinutes(10) });
        using var sender = Sender(hub.Port, Tokens(hub), hub.AuthorityDer);
        await SendAsync(sender, "one");

        // The hub's clock is put forward, and the device's timer has not come to it.
        hub.Clock.Shift = TimeSpan.FromMinutes(9);
        Board.Current.ClockError = TimeSpan.FromMinutes(5);
        await SendAsync(sender, "two");
        hub.Clock.Shift = TimeSpan.FromMinutes(11);
        await SendAsync(sender, "three");

        Assert.Equal(3, (await hub.StopAndReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_revoked_device_cannot_send_any_more_and_says_so()
    {
        await using var hub = await RealHub.StartAsync();
        using var sender = Sender(hub.Port, Tokens(hub), hub.AuthorityDer);
        await SendAsync(sender, "one");
        await hub.RevokeAsync("dev-1");
        var error = await FailAsync<TokenException>(sender, "two");
        await hub.RevokeAsync();
        await SendAsync(sender, "three");

        Assert.Matches(
            @"^401: 40108: The publisher 'dev-1' is revoked\. TrackingId:.* \(wrong token or key for this hub and device, or the device is revoked\)$", error.Message);
        Assert.Equal(["one", "three"], (await hub.StopAndReadAllAsync()).Select(e => Encoding.ASCII.GetString(e.Body.Span)));
    }

    [Fact]
    public async Task A_wrong_key_gets_no_token()
    {
        await using var hub = await RealHub.StartAsync();
        var error = Assert.Throws<TokenException>(Tokens(hub, key: hub.DeviceKey("dev-2")).GetToken);

        Assert.StartsWith("401: 40103: Invalid authorization token signature", error.Message, StringComparison.Ordinal);
        Assert.NotEqual(0, error.ServerTime);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_a_retry_and_an_untrusted_one_gets_no_proof()
    {
        await using var hub = await RealHub.StartAsync();
        Assert.Throws<TlsException>(Tokens(hub, authority: Certificates.AuthorityDer).GetToken);
        var tokens = Tokens(hub);
        await hub.StopAsync();
        var error = Assert.Throws<RetryLaterException>(tokens.GetToken);

        Assert.Equal("no token: nothing listens there", error.Message);
    }

    [Fact]
    public async Task The_key_is_never_sent()
    {
        await using var endpoint = Hub(Answer.Status(200, "OK", Token));
        const string Key = "c2VjcmV0IG9mIHRoZSBkZXZpY2U=";
        var tokens = new FetchedToken("localhost", endpoint.Port, "weather", "dev-1", Key, Board.Certificate(Certificates.AuthorityDer));
        Assert.Equal(Token, await Task.Run(tokens.GetToken, TestContext.Current.CancellationToken));

        var request = Encoding.ASCII.GetString(Assert.Single(endpoint.Requests));
        Assert.StartsWith(
            $"POST /devices/dev-1/token?hub=weather HTTP/1.1\r\nHost: "
                + $"localhost:{endpoint.Port}\r\nConnection: close\r\nAuthorization: SharedAccessSignature sr=", request,
                StringComparison.Ordinal);
        Assert.EndsWith("&skn=dev-1\r\nContent-Length: 0\r\n\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Please log in</html>")]
    [InlineData("")]
    [InlineData("SharedAccessSignature sr=a&sig=b&se=1700000000&skn=c")]
    [InlineData("SharedAccessSignature sr=a&sig=b&skn=c")]
    [InlineData("SharedAccessSignature sr=a&sig=b\r\n&se=4000000000&skn=c")]
    public async Task What_is_no_token_that_is_good_now_is_refused(string body)
    {
        await using var endpoint = Hub(Answer.Status(200, "OK", body));
        using var sender = Sender(endpoint.Port,
            new FetchedToken("localhost", endpoint.Port, "weather", "dev-1", "key", Board.Certificate(Certificates.AuthorityDer)));
        var error = await FailAsync<TokenException>(sender);

        Assert.Equal("the token endpoint gave no token that is good now: check the clock", error.Message);
    }

    [Fact]
    public async Task An_endpoint_that_is_busy_is_a_retry_when_it_says()
    {
        await using var endpoint = Hub(Answer.Status(503, "Busy", "", "Retry-After: 42"));
        using var sender = Sender(endpoint.Port,
            new FetchedToken("localhost", endpoint.Port, "weather", "dev-1", "key", Board.Certificate(Certificates.AuthorityDer)));

        Assert.Equal(42, (await FailAsync<RetryLaterException>(sender)).RetryAfterSeconds);
    }

    private static FetchedToken Tokens(RealHub hub, string? key = null, byte[]? authority = null) => new(
        "localhost", hub.Port, "weather", "dev-1", key ?? hub.DeviceKey("dev-1"), Board.Certificate(authority ?? hub.AuthorityDer));
}
