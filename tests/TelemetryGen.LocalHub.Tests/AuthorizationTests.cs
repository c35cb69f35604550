using System.Globalization;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Tests;

public sealed class AuthorizationTests
{
    private const string Path = "/greenhouse/messages";

    public static TheoryData<string> Routes =>
        ["/greenhouse/messages", "/greenhouse/partitions/0/messages", "/greenhouse/publishers/wipy-01/messages"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Post_without_a_token_is_401(string path)
    {
        await using var hub = await TestHub.StartAsync();

        using var response = await hub.SendAsync(path, Answers.Body("a"), token: "");

        await Answers.AssertRefusedAsync(response, 401, "40102: Missing authorization token.");
        Assert.Equal("SharedAccessSignature", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Bearer eyJ0eXAi", "40101: Malformed authorization token. The token does not begin with 'SharedAccessSignature '.")]
    [InlineData("SharedAccessSignature sr=a&sr=b", "40101: Malformed authorization token. The token has a parameter twice.")]
    [InlineData("SharedAccessSignature se=1", "40101: Malformed authorization token. The token lacks one of sr, sig, se and skn.")]
    public async Task Malformed_token_is_401_and_says_what_is_wrong(string token, string detail)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await hub.SendAsync(Path, Answers.Body("a"), token), 401, detail);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Wrong_signature_is_401_on_every_route_with_azures_code(string path)
    {
        await using var hub = await TestHub.StartAsync();
        var token = SasToken.Create($"https://{hub.Authority}/greenhouse", "send", "not the key", DateTimeOffset.UtcNow.AddHours(1)).Text;

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(path, Answers.Body("a"), token), 401, "40103: Invalid authorization token signature.");
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Theory]
    [InlineData("greenhouse2", Path)]
    [InlineData("green", Path)]
    [InlineData("greenhouse/publishers/wipy-01", Path)]
    [InlineData("greenhouse/publishers/wipy-01", "/greenhouse/publishers/wipy-02/messages")]
    [InlineData("greenhouse/publishers/wipy-01", "/greenhouse/publishers/WIPY-01/messages")]
    [InlineData("greenhouse/publishers/wipy-01", "/greenhouse/publishers/wipy-01/../wipy-02/messages")]
    [InlineData("greenhouse/partitions/1", "/greenhouse/partitions/2/messages")]
    public async Task Token_for_another_resource_is_401(string resource, string path)
    {
        await using var hub = await TestHub.StartAsync();
        var uri = $"https://{hub.Authority}/{resource}";

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(path, Answers.Body("a"), hub.Token(uri)),
            401,
            $"40104: Invalid authorization token audience: the token is for {uri}, the request for /greenhouse/");
    }

    [Theory]
    [InlineData("https://elsewhere/greenhouse")]
    [InlineData("https://localhost:1/greenhouse")]
    [InlineData("https://localhost.elsewhere/greenhouse")]
    public async Task Token_for_another_host_is_401(string resource)
    {
        await using var hub = await TestHub.StartAsync();

        var detail = await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, Answers.Body("a"), hub.Token(resource)), 401, "40104: Invalid authorization token audience");
        Assert.Contains("this hub's names are localhost, 127.0.0.1, ::1", detail, StringComparison.Ordinal);
        Assert.Equal(resource.Contains(":1/", StringComparison.Ordinal), detail.Contains("names a port", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://{0}/")]
    [InlineData("https://{0}/greenhouse")]
    [InlineData("https://{0}/GREENHOUSE/")]
    [InlineData("https://{0}/greenhouse/publishers/wipy-01")]
    [InlineData("https://localhost/greenhouse")]
    [InlineData("http://LOCALHOST/greenhouse")]
    [InlineData("sb://127.0.0.1/greenhouse")]
    [InlineData("https://[::1]/greenhouse")]
    [InlineData("sb://contoso.servicebus.windows.net/greenhouse/publishers")]
    public async Task Token_for_the_resource_or_a_parent_by_any_name_of_the_hub_is_good(string resource)
    {
        await using var hub = await TestHub.StartAsync(o => o with { HostNames = ["Contoso.servicebus.windows.net"] });
        var token = hub.Token(string.Format(CultureInfo.InvariantCulture, resource, hub.Authority));

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/publishers/wipy-01/messages", Answers.Body("a"), token));
    }

    [Fact]
    public async Task Expired_token_is_401_with_its_end_and_the_hubs_time()
    {
        await using var hub = await TestHub.StartAsync();

        var detail = await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, Answers.Body("a"), hub.Token(life: TimeSpan.FromSeconds(-1))), 401,
            "40105: Expired authorization token");
        Assert.Matches(@"it ended at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, the hub's time is \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\. ", detail);
    }

    [Fact]
    public async Task Token_of_30_minutes_is_expired_for_a_hub_an_hour_ahead_whose_date_header_tells_so()
    {
        await using var hub = await TestHub.StartAsync();
        var token = hub.Token(life: TimeSpan.FromMinutes(30));
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), token));

        hub.Clock.Shift = TimeSpan.FromHours(1);
        using var response = await hub.SendAsync(Path, Answers.Body("a"), token);

        await Answers.AssertRefusedAsync(response, 401, "40105: Expired authorization token");
        var ahead = response.Headers.Date!.Value - DateTimeOffset.UtcNow;
        Assert.InRange(ahead, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));

        // What a board does: it takes the Date as the time, and signs again.
        var again = SasToken.Create(
            $"https://{hub.Authority}/greenhouse", "send", hub.Hub.GetPolicy("send").PrimaryKey,
            response.Headers.Date.Value.AddMinutes(30));
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), again.Text));
    }

    [Fact]
    public async Task Unknown_policy_is_401()
    {
        await using var hub = await TestHub.StartAsync();
        var token = SasToken.Create($"https://{hub.Authority}/greenhouse", "nobody\u0001", "key", DateTimeOffset.UtcNow.AddHours(1)).Text;

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, Answers.Body("a"), token), 401, "40106: Unknown authorization policy 'nobody?' for this resource.");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Policy_without_the_send_right_is_401(string path)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(path, Answers.Body("a"), hub.Token(policy: "listen")),
            401,
            $"40107: Unauthorized access. 'Send' claim(s) are required to perform this operation. Resource: '{path}'.");
    }

    [Theory]
    [InlineData("send", false)]
    [InlineData("send", true)]
    [InlineData("manage", false)]
    public async Task Send_and_manage_may_send_with_either_key(string policy, bool secondary)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), hub.Token(policy: policy, secondary: secondary)));
    }

    [Fact]
    public async Task Without_a_token_an_unknown_hub_looks_like_a_known_one()
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/nothere/messages", Answers.Body("a"), token: ""), 401, "40102: Missing authorization token.");
    }

    [Fact]
    public async Task No_log_line_holds_a_token_or_a_key()
    {
        await using var hub = await TestHub.StartAsync();
        var token = hub.Token();
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), token));
        using (await hub.SendAsync(Path, Answers.Body("a"), hub.Token(life: TimeSpan.FromSeconds(-1))))
        using (await hub.SendAsync(Path, Answers.Body("a"), token + "x"))
        {
            // A request is logged when its answer has gone.
            await hub.Log.LineAsync("Information: POST /greenhouse/messages 201 in ");
            await hub.Log.LineAsync("Warning: POST /greenhouse/messages 401 (40105) ");
        }

        Assert.DoesNotContain(hub.Log.Lines, line => line.Contains("sig=", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(hub.Log.Lines, line => line.Contains(hub.Hub.GetPolicy("send").PrimaryKey, StringComparison.Ordinal));
    }
}
