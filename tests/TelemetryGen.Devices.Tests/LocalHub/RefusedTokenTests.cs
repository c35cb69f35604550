using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>Each token that the local hub refuses is a TokenError that says what is wrong with it; nothing is stored.</summary>
public class RefusedTokenTests : LocalHubTest
{
    private const string Send = "attempt(sender, b'one')";
    private const string Provision = @" \(wrong token for this hub and device, or its key was changed: provision a new one\)$";

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_expired_token_is_reported_with_its_end(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        await AssertRefusedAsync(
            runtime,
            hub,
            hub.Token(life: TimeSpan.FromMinutes(-2)),
            @"40105: Expired authorization token: it ended at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, the hub's time is \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\. .*"
            + @" \(the token expired 1[2-9]\d s ago: provision a new one\)$");
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_of_30_minutes_is_expired_for_a_hub_an_hour_ahead_whose_time_the_error_holds(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        var token = hub.Token();
        Assert.Equal(["sent"], await RunAsync(runtime, hub, Send, token));

        hub.Clock.Shift = TimeSpan.FromHours(1);
        var lines = await RunAsync(runtime, hub, """
            try:
                sender.send(b'two')
            except TokenError as error:
                print(error)
                print(error.server_time - unix_clock.unix_time() > 3500)
            """, token);

        Assert.Matches(
            @"^401: 40105: Expired authorization token: .* \(the token expired 1[89]\d\d s ago: provision a new one\)$", lines[0]);
        Assert.Equal("True", lines[1]);
        Assert.Equal(["one"], BodiesOf(await hub.StopAndReadAllAsync()));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_device_whose_clock_is_an_hour_ahead_is_told_so_when_its_token_is_refused(string runtime)
    {
        await using var hub = await RealHub.StartAsync();

        // By the device's clock this token is expired; by the hub's it is not, and what is wrong with it is its key.
        var lines = await RunAsync(
            runtime, hub, "unix_clock.time = Clock(unix_clock.unix_time() + 3600)\n" + Send, hub.Token(key: "not the key"));

        Assert.Matches(
            @"^TokenError 401 \d{10} 401: 40103: Invalid authorization token signature\. TrackingId:.* \(the clock is off by 3[56]\d\d s: set it\)$",
            Assert.Single(lines));
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_device_whose_clock_is_off_sends_with_a_good_token_all_the_same(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        var lines = await RunAsync(runtime, hub, "unix_clock.time = Clock(unix_clock.unix_time() + 3600)\n" + Send);

        Assert.Equal(["sent"], lines);
        Assert.Equal(["one"], BodiesOf(await hub.StopAndReadAllAsync()));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_of_another_publisher_is_named_as_such(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        await AssertRefusedAsync(
            runtime,
            hub,
            hub.Token(publisher: "dev-2"),
            $@"40104: Invalid authorization token audience: the token is for https://localhost:{hub.Port}/weather/publishers/dev-2, "
            + "the request for /weather/publishers/dev-1/messages; this hub's names are localhost, .*" + Provision);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_that_another_key_signed_has_a_wrong_signature(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        await AssertRefusedAsync(
            runtime, hub, hub.Token(key: "not the key"), @"40103: Invalid authorization token signature\. TrackingId:.*" + Provision);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_of_a_policy_without_Send_lacks_the_claim(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        await AssertRefusedAsync(
            runtime,
            hub,
            hub.Token(policy: "listen"),
            @"40107: Unauthorized access\. 'Send' claim\(s\) are required to perform this operation\. "
            + @"Resource: '/weather/publishers/dev-1/messages'\. TrackingId:.*" + Provision);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_of_an_unknown_policy_names_the_policy(string runtime)
    {
        await using var hub = await RealHub.StartAsync();
        await AssertRefusedAsync(
            runtime, hub, hub.Token(policy: "nobody", key: "any"),
            @"40106: Unknown authorization policy 'nobody' for this resource\. TrackingId:.*" + Provision);
    }

    private async Task AssertRefusedAsync(string runtime, RealHub hub, string token, string error)
    {
        var lines = await RunAsync(runtime, hub, Send, token);

        Assert.Matches(@"^TokenError 401 \d{10} 401: " + error, Assert.Single(lines));
        Assert.Empty(await hub.StopAndReadAllAsync());
    }
}
