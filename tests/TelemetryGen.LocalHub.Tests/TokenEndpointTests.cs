using System.Net;
using System.Text;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>The token endpoint: a device proves its own key and gets a short-lived token to send as itself.</summary>
public class TokenEndpointTests
{
    [Fact]
    public async Task A_device_gets_a_token_for_itself_and_sends_with_it()
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await AskAsync(hub, Proof(hub));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.True(SasToken.TryParse(text, out var token, out _));
        Assert.Equal(($"https://{hub.Authority}/greenhouse/publishers/esp-01", "send"), (token.Resource, token.PolicyName));
        Assert.Equal(token.Expiry.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Single(response.Headers.GetValues("Token-Expiry")));
        Assert.InRange(token.Expiry - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));

        await Answers.AssertStoredAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", text));
        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse/publishers/esp-02", text), 401, "40104: ");
        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse2/publishers/esp-01", text), 401, "40104: ");
        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse", text), 401, "40104: ");
    }

    [Fact]
    public async Task How_long_a_token_lives_is_an_option()
    {
        await using var hub = await TestHub.StartAsync(o => o with { DeviceTokenLife = TimeSpan.FromMinutes(5) });
        var text = await TokenAsync(hub);
        hub.Clock.Shift = TimeSpan.FromMinutes(6);

        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", text), 401, "40105: ");
    }

    [Theory]
    [InlineData(59)]
    [InlineData(30 * 24 * 3600 + 1)]
    public async Task A_life_outside_of_a_minute_to_30_days_is_refused(int seconds)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(o => o with { DeviceTokenLife = TimeSpan.FromSeconds(seconds) }));

        Assert.Equal(LocalHubError.InvalidOption, error.Error);
    }

    [Fact]
    public async Task A_policy_of_the_hub_signs_before_one_of_the_namespace_and_only_one_that_may_send_and_nothing_else()
    {
        using var directory = new TempDirectory();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await WriteAsync(directory, """
            {"policies":[{"name":"all","rights":["Manage"],"primaryKey":"k","secondaryKey":"k"}],
             "hubs":{"greenhouse":[{"name":"both","rights":["Send","Listen"],"primaryKey":"k","secondaryKey":"k"},
                                   {"name":"own","rights":["Send"],"primaryKey":"k","secondaryKey":"k"}]}}
            """);
        Assert.True(SasToken.TryParse(await TokenAsync(hub), out var token, out _));
        using var other = await AskAsync(hub, Proof(hub), "?hub=greenhouse2");

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
            (Proof(hub, key: "not the key"), "40103: "),
            (Proof(hub, key: hub.Hub.DeviceKeys.KeyOf("esp-02")), "40103: "),
            (Proof(hub, key: hub.Hub.DeviceKeys.KeyOf("ESP-01")), "40103: "),
            (Proof(hub, name: "esp-02"), "40103: "),
            (Proof(hub, name: "send", key: policyKey), "40103: "),
            (Proof(hub, life: TimeSpan.FromSeconds(-1)), "40105: "),
            (Proof(hub, life: TimeSpan.FromHours(2)), "40109: The device's proof lives too long: at most 3600 s"),
            (Proof(hub, resource: $"https://{hub.Authority}/devices/esp-02"), "40104: "),
            (Proof(hub, resource: $"https://{hub.Authority}/devices/ESP-01"), "40104: "),
            (Proof(hub, resource: $"https://{hub.Authority}/devices"), "40104: "),
            (Proof(hub, resource: $"https://{hub.Authority}/"), "40104: "),
            (Proof(hub, resource: "https://elsewhere/devices/esp-01"), "40104: "),
            (hub.Token($"https://{hub.Authority}/"), "40104: "),
        ];

        foreach (var (proof, detail) in refused)
        {
            using var response = await AskAsync(hub, proof);
            await Answers.AssertRefusedAsync(response, 401, detail);
            Assert.Contains(response.Headers.WwwAuthenticate, h => h.Scheme == SasToken.Scheme);
        }
    }

    [Fact]
    public async Task A_proof_opens_nothing_but_the_endpoint()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", Proof(hub)), 401, "40104: ");
        await Answers.AssertRefusedAsync(
            await SendAsync(hub, "greenhouse/publishers/esp-01", Proof(hub, resource: $"https://{hub.Authority}/greenhouse")), 401, "40106: ");
    }

    [Theory]
    [InlineData("?hub=nowhere", 404, "40401: No such hub: 'nowhere'")]
    [InlineData("?hub=", 400, "40001: The query does not say for which hub the token is: ?hub=name")]
    [InlineData("", 400, "40001: ")]
    public async Task A_token_is_for_a_hub_that_there_is(string query, int status, string detail)
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await AskAsync(hub, Proof(hub), query);

        await Answers.AssertRefusedAsync(response, status, detail);
    }

    [Fact]
    public async Task Without_a_proof_nobody_learns_which_hubs_there_are()
    {
        await using var hub = await TestHub.StartAsync();
        using var response = await AskAsync(hub, "", "?hub=nowhere");

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
        using var response = await hub.SendAsync(path, token: Proof(hub), method: new HttpMethod(method));

        await Answers.AssertRefusedAsync(response, status, detail);
    }

    [Fact]
    public async Task A_revoked_device_gets_no_token_and_the_one_that_it_has_is_refused_until_it_is_let_in_again()
    {
        using var directory = new TempDirectory();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var text = await TokenAsync(hub);
        await Answers.AssertStoredAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", text));

        await RevokeAsync(directory, "# lost on 2026-11-25\r\n  esp-01  \r\n\r\nother\r\n");
        using (var response = await AskAsync(hub, Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: The publisher 'esp-01' is revoked");
        }

        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", text), 401, "40108: The publisher 'esp-01' is revoked");
        await Answers.AssertRefusedAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", hub.Token()), 401, "40108: ");
        await Answers.AssertStoredAsync(await SendAsync(hub, "greenhouse/publishers/ESP-01", hub.Token()));

        await RevokeAsync(directory, "other\n");
        await Answers.AssertStoredAsync(await SendAsync(hub, "greenhouse/publishers/esp-01", text));
    }

    [Fact]
    public async Task Who_has_not_the_key_does_not_learn_that_a_device_is_revoked()
    {
        using var directory = new TempDirectory();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await RevokeAsync(directory, "esp-01\n");
        using var response = await AskAsync(hub, Proof(hub, key: "not the key"));

        await Answers.AssertRefusedAsync(response, 401, "40103: ");
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_or_is_gone_lets_nobody_in_again()
    {
        using var directory = new TempDirectory();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await RevokeAsync(directory, "esp-01\n");
        using (var response = await AskAsync(hub, Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        await RevokeAsync(directory, "a/b is no name\n");
        using (var response = await AskAsync(hub, Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        File.Delete(directory.File("revoked-devices.txt"));
        using (var response = await AskAsync(hub, Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        Assert.Contains(hub.Log.Lines, line => line.Contains("Line 1 is no name of a publisher.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("revoked-devices.txt", "a/b\n", "Line 1 is no name of a publisher. Mend it.")]
    [InlineData("device-master.key", "c2hvcnQ=", "is not the base64 of 32 bytes.")]
    public async Task A_file_that_is_not_what_it_should_be_keeps_the_hub_from_starting(string name, string content, string reason)
    {
        using var directory = new TempDirectory();
        await File.WriteAllTextAsync(directory.File(name), content, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.DevicesUnusable, error.Error);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_stay_the_same_over_restarts_and_can_be_made_before_the_first()
    {
        using var directory = new TempDirectory();
        var before = DeviceKeys.Open(directory.Path).KeyOf("esp-01");
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            Assert.Equal(before, hub.Hub.DeviceKeys.KeyOf("esp-01"));
            Assert.Equal(before, DeviceKeys.Open(directory.Path).KeyOf("esp-01"));
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        Assert.Equal(before, again.Hub.DeviceKeys.KeyOf("esp-01"));
    }

    [Fact]
    public void Processes_that_make_the_master_key_at_once_agree_on_one()
    {
        using var directory = new TempDirectory();
        var keys = new string[16];
        Parallel.For(0, keys.Length, i => keys[i] = DeviceKeys.Open(directory.Path).KeyOf("esp-01"));

        Assert.Single(keys.Distinct());
        Assert.Equal(["device-master.key"], Directory.GetFiles(directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task No_line_of_the_log_holds_a_key_a_proof_or_a_token()
    {
        using var directory = new TempDirectory();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var proof = Proof(hub);
        using var given = await AskAsync(hub, proof);
        using var refused = await AskAsync(hub, Proof(hub, key: "not the key"));
        var token = await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var master = await File.ReadAllTextAsync(directory.File("device-master.key"), TestContext.Current.CancellationToken);

        var log = string.Join('\n', hub.Log.Lines);
        Assert.Contains("POST /devices/esp-01/token 200", log, StringComparison.Ordinal);
        Assert.Contains("POST /devices/esp-01/token 401 (40103)", log, StringComparison.Ordinal);
        Assert.All(
            (string[])[hub.Hub.DeviceKeys.KeyOf("esp-01"), master.Trim(), SignatureOf(proof), SignatureOf(token)],
            secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private static string SignatureOf(string token) => token.Split("&sig=")[1].Split('&')[0];

    private static string Proof(TestHub hub, string? resource = null, string name = "esp-01", string? key = null, TimeSpan? life = null) => SasToken.Create(
        resource ?? $"https://{hub.Authority}/devices/esp-01",
        name,
        key ?? hub.Hub.DeviceKeys.KeyOf("esp-01"),
        DateTimeOffset.UtcNow + (life ?? TimeSpan.FromMinutes(10))).Text;

    private static Task<HttpResponseMessage> AskAsync(TestHub hub, string proof, string query = "?hub=greenhouse") =>
        hub.SendAsync("/devices/esp-01/token" + query, token: proof);

    private static async Task<string> TokenAsync(TestHub hub)
    {
        using var response = await AskAsync(hub, Proof(hub));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> SendAsync(TestHub hub, string path, string token) =>
        hub.SendAsync($"/{path}/messages", Answers.Body("a"), token);

    private static Task RevokeAsync(TempDirectory directory, string text) => WriteAsync(directory, text, "revoked-devices.txt");

    private static async Task WriteAsync(TempDirectory directory, string text, string name = "policies.json") =>
        await File.WriteAllTextAsync(directory.File(name), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
}
