using System.Net;
using System.Text;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>The token endpoint: a device proves its own key and gets a short-lived token to send as itself.</summary>
public class TokenEndpointTests
{
    [Fact]
    public async Task A_device_gets_a_token_for_itself_and_sends_with_it()
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.True(SasToken.TryParse(text, out var token, out _));
        Assert.Equal(($"https://{hub.Authority}/greenhouse/publishers/esp-01", "send"), (token.Resource, token.PolicyName));
        Assert.Equal(token.Expiry.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            Assert.Single(response.Headers.GetValues("Token-Expiry")));
        Assert.InRange(token.Expiry - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));

        await Answers.AssertStoredAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", text));
        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-02", text), 401, "40104: ");
        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse2/publishers/esp-01", text), 401, "40104: ");
        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse", text), 401, "40104: ");
    }

    [Fact]
    public async Task How_long_a_token_lives_is_an_option()
    {
        await using var hub = await TestHub.StartAsync(o => o with { DeviceTokenLife = TimeSpan.FromMinutes(5) });
        var text = await TestDevice.TokenAsync(hub);
        hub.Clock.Shift = TimeSpan.FromMinutes(6);

        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", text), 401, "40105: ");
    }

    [Theory]
    [InlineData(59)]
    [InlineData(30 * 24 * 3600 + 1)]
    public async Task A_life_outside_of_a_minute_to_30_days_is_refused(int seconds)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => TestHub.StartAsync(o => o with { DeviceTokenLife = TimeSpan.FromSeconds(seconds) }));

        Assert.Equal(LocalHubError.InvalidOption, error.Error);
    }

    [Fact]
    public async Task A_policy_of_the_hub_signs_before_one_of_the_namespace_and_only_one_that_may_send_and_nothing_else()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await WriteAsync(directory, """
            {"policies":[{"name":"all","rights":["Manage"],"primaryKey":"k","secondaryKey":"k"}],
             "hubs":{"greenhouse":[{"name":"both","rights":["Send","Listen"],"primaryKey":"k","secondaryKey":"k"},
                                   {"name":"own","rights":["Send"],"primaryKey":"k","secondaryKey":"k"}]}}
            """);
        Assert.True(SasToken.TryParse(await TestDevice.TokenAsync(hub), out var token, out _));
        using var other = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), "?hub=greenhouse2");

        Assert.Equal("own", token.PolicyName);
        await Answers.AssertRefusedAsync(other, 500, "50001: No policy has the right Send alone");
    }

    [Fact]
    public async Task What_is_no_proof_of_this_device_is_refused()
    {
        await using var hub = await TestHub.StartAsync();
        var key = hub.Hub.DeviceKeys.KeyOf("esp-01");
        var policyKey = hub.Hub.GetPolicy("send").PrimaryKey;
        (string Proof, string Detail)[] refused =
        [
            ("", "40102: "),
            ("SharedAccessSignature sr=x", "40101: "),
            (TestDevice.Proof(hub, key: "not the key"), "40103: "),
            (TestDevice.Proof(hub, key: hub.Hub.DeviceKeys.KeyOf("esp-02")), "40103: "),
            (TestDevice.Proof(hub, key: hub.Hub.DeviceKeys.KeyOf("ESP-01")), "40103: "),
            (TestDevice.Proof(hub, name: "esp-02"), "40103: "),
            (TestDevice.Proof(hub, name: "send", key: policyKey), "40103: "),
            (TestDevice.Proof(hub, life: TimeSpan.FromSeconds(-1)), "40105: "),
            (TestDevice.Proof(hub, life: TimeSpan.FromHours(2)), "40109: The device's proof lives too long: at most 3600 s"),
            (TestDevice.Proof(hub, resource: $"https://{hub.Authority}/devices/esp-02"), "40104: "),
            (TestDevice.Proof(hub, resource: $"https://{hub.Authority}/devices/ESP-01"), "40104: "),
            (TestDevice.Proof(hub, resource: $"https://{hub.Authority}/devices"), "40104: "),
            (TestDevice.Proof(hub, resource: $"https://{hub.Authority}/"), "40104: "),
            (TestDevice.Proof(hub, resource: "https://elsewhere/devices/esp-01"), "40104: "),
            (hub.Token($"https://{hub.Authority}/"), "40104: "),
        ];

        foreach (var (proof, detail) in refused)
        {
            using var response = await TestDevice.AskAsync(hub, proof);
            await Answers.AssertRefusedAsync(response, 401, detail);
            Assert.Contains(response.Headers.WwwAuthenticate, h => h.Scheme == SasToken.Scheme);
        }
    }

    [Fact]
    public async Task A_proof_opens_nothing_but_the_endpoint()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", TestDevice.Proof(hub)), 401, "40104: ");
        await Answers.AssertRefusedAsync(
            await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01",
                TestDevice.Proof(hub, resource: $"https://{hub.Authority}/greenhouse")), 401, "40106: ");
    }

    [Theory]
    [InlineData("?hub=nowhere", 404, "40401: No such hub: 'nowhere'")]
    [InlineData("?hub=", 400, "40001: The query does not say for which hub the token is: ?hub=name")]
    [InlineData("", 400, "40001: ")]
    public async Task A_token_is_for_a_hub_that_there_is(string query, int status, string detail)
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), query);

        await Answers.AssertRefusedAsync(response, status, detail);
    }

    [Fact]
    public async Task A_device_gets_a_token_for_the_hub_above_when_it_asks_for_it()
    {
        await using var hub = await TestHub.StartAsync(With("EntityPath=greenhouse"));
        using var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), "?hub=Greenhouse&audience=upstream");
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(SasToken.TryParse(text, out var token, out _), text);
        Assert.Equal(("https://above.servicebus.windows.net/greenhouse/publishers/esp-01", "forward"), (token.Resource, token.PolicyName));
        Assert.True(token.Verify("a2V5"));
        Assert.InRange(token.Expiry - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
        using var other = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), "?hub=greenhouse2&audience=upstream");
        await Answers.AssertRefusedAsync(other, 400, "40003: There is no hub above 'greenhouse2' to sign a token for");
        Assert.True(SasToken.TryParse(await TestDevice.TokenAsync(hub), out var own, out _));
        Assert.Equal(("localhost", "send"), (own.Audience.Host, own.PolicyName));
    }

    [Fact]
    public async Task A_token_for_the_hub_above_takes_the_same_proof_and_the_same_list_of_who_is_revoked()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(With("EntityPath=greenhouse"), directory);
        const string query = "?hub=greenhouse&audience=upstream";
        using (var unproved = await TestDevice.AskAsync(hub, TestDevice.Proof(hub, key: "another"), query))
        {
            await Answers.AssertRefusedAsync(unproved, 401, "40103: ");
        }

        await File.WriteAllTextAsync(
            directory.File("revoked-devices.txt"), "greenhouse/esp-01\n", TestContext.Current.CancellationToken);
        using var revoked = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), query);
        await Answers.AssertRefusedAsync(revoked, 401, "40108: ");
    }

    [Theory]
    [InlineData("?hub=greenhouse&audience=upstream", "40003: There is no hub above 'greenhouse'")]
    [InlineData("?hub=greenhouse&audience=above", "40002: The query's audience is not upstream")]
    public async Task Without_a_hub_above_there_is_no_token_for_it(string query, string detail)
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub), query);

        await Answers.AssertRefusedAsync(response, 400, detail);
    }

    [Fact]
    public async Task A_policy_that_may_do_everything_above_is_warned_of()
    {
        await using var hub = await TestHub.StartAsync(With("EntityPath=greenhouse", "RootManageSharedAccessKey"));

        Assert.Contains(
            hub.Log.Lines,
            static line => line.StartsWith(
                "Warning: The policy RootManageSharedAccessKey of above.servicebus.windows.net:5671", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_does_not_say_how_long_it_is_gets_no_token()
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);
        await connection.WriteAsync(
            $"POST /devices/esp-01/token?hub=greenhouse HTTP/1.1\r\nHost: {hub.Authority}\r\n"
            + $"Authorization: {TestDevice.Proof(hub)}\r\n\r\n");

        var answer = await connection.ReadUntilAsync("</Error>");

        Assert.StartsWith("HTTP/1.1 411 ", answer, StringComparison.Ordinal);
        Assert.Contains("41100: The request does not say how long it is", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_proof_nobody_learns_which_hubs_there_are()
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await TestDevice.AskAsync(hub, "", "?hub=nowhere");

        await Answers.AssertRefusedAsync(response, 401, "40102: ");
    }

    [Theory]
    [InlineData("GET", "/devices/esp-01/token", 405, "40500: ")]
    [InlineData("POST", "/devices/esp-01", 404, "40400: ")]
    [InlineData("POST", "/devices//token", 404, "40400: ")]
    [InlineData("POST", "/devices/esp-01/token/more", 404, "40400: ")]
    [InlineData("POST", "/devices/a%2Fb/token", 401, "40104: ")]
    public async Task Other_methods_and_paths_are_refused(string method, string path, int status, string detail)
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await hub.SendAsync(path, token: TestDevice.Proof(hub), method: new HttpMethod(method));

        await Answers.AssertRefusedAsync(response, status, detail);
    }

    private static Func<LocalHubOptions, LocalHubOptions> With(string entity, string policy = "forward") => options => options with
    {
        Forward = new ForwardOptions
        {
            ConnectionString =
                $"Endpoint=sb://above.servicebus.windows.net/;SharedAccessKeyName={policy};SharedAccessKey=a2V5;{entity}",
        },
    };

    private static async Task WriteAsync(TemporaryFolder directory, string text) =>
        await File.WriteAllTextAsync(directory.File("policies.json"), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
}
