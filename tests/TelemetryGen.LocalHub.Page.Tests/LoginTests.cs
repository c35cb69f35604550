using System.Globalization;
using System.Net;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>Off loopback: HTTPS with the hub's certificate, and nothing without the token.</summary>
public sealed class LoginTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_token_is_in_a_file_that_only_its_owner_reads()
    {
        await using var hub = await PageHub.StartAsync(address: IPAddress.Any);

        Assert.Equal(Path.Combine(hub.Folder, "page-token.txt"), hub.Page.TokenPath);
        Assert.Matches("^[0-9a-f]{40}\n$", await File.ReadAllTextAsync(hub.Page.TokenPath!, Cancellation));
        Assert.Equal(Uri.UriSchemeHttps, hub.Page.Endpoint.Scheme);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(hub.Page.TokenPath!));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/records")]
    [InlineData("/export/greenhouse.csv")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/LOGIN/../")]
    public async Task Nothing_is_served_without_a_session(string path)
    {
        await using var hub = await PageHub.StartAsync(address: IPAddress.Any);
        using var client = hub.Client();

        using var asked = await client.GetAsync(path, Cancellation);
        using var browsed =
            await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, browsed.StatusCode);
        Assert.Equal("/login", browsed.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_token_opens_a_session_and_a_changed_one_does_not()
    {
        await using var hub = await PageHub.StartAsync(address: IPAddress.Any);
        using var client = hub.Client();
        var token = (await File.ReadAllTextAsync(hub.Page.TokenPath!, Cancellation)).Trim();

        using var wrong = await EnterAsync(client, token[1..]);
        using var right = await EnterAsync(client, token);
        var cookie = Assert.Single(right.Headers.GetValues("Set-Cookie")).Split(';')[0];

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));
        Assert.Contains("That is not the token.", await wrong.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
        Assert.DoesNotContain(token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, Longer(cookie)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, cookie[..^1] + (cookie[^1] == '0' ? '1' : '0')));
    }

    [Fact]
    public async Task An_empty_token_file_is_filled_and_one_without_a_token_is_an_error()
    {
        await using var hub = await PageHub.StartAsync();
        var path = Path.Combine(hub.Folder, "page-token.txt");
        await File.WriteAllTextAsync(path, " \n", Cancellation);

        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => HubPage.StartAsync(hub.Hub, new HubPageOptions { Address = IPAddress.Any, Port = 0 }, Cancellation));

        Assert.Equal(LocalHubError.DirectoryUnusable, error.Error);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "", Cancellation);
        await using var page = await HubPage.StartAsync(hub.Hub, new HubPageOptions { Address = IPAddress.Any, Port = 0 }, Cancellation);
        Assert.Matches("^[0-9a-f]{40}\n$", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task A_taken_port_is_a_named_error()
    {
        await using var hub = await PageHub.StartAsync();

        var error = await Assert.ThrowsAsync<LocalHubException>(
            () => HubPage.StartAsync(hub.Hub, new HubPageOptions { Port = hub.Page.Endpoint.Port }, Cancellation));

        Assert.Equal(LocalHubError.PortUnavailable, error.Error);
    }

    private static Task<HttpResponseMessage> EnterAsync(HttpClient client, string token) =>
        client.PostAsync("/login", new FormUrlEncodedContent([new("token", token)]), Cancellation);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string cookie)
    {
        using var response =
            await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie } } }, Cancellation);
        return response.StatusCode;
    }

    // The same session with a later end.
    private static string Longer(string cookie)
    {
        var parts = cookie.Split('=', '.');
        return $"{parts[0]}={(long.Parse(parts[1], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)}.{parts[2]}";
    }
}
