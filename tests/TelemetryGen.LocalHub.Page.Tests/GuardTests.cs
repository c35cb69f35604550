using System.Net;
using TelemetryGen.LocalHub.Page.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>Who may ask the page for what.</summary>
public sealed class GuardTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("[::1]", null, HttpStatusCode.OK)]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "null", HttpStatusCode.Forbidden)]
    [InlineData("localhost", "same", HttpStatusCode.OK)]
    public async Task Another_sites_name_or_origin_is_refused(string host, string? origin, HttpStatusCode expected)
    {
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();
        foreach (var path in new[] { "/", "/page.css", "/export/greenhouse.json", "/_blazor/negotiate" })
        {
            using var request = new HttpRequestMessage(
                path.EndsWith("negotiate", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
            request.Headers.Host = $"{host}:{hub.Page.Endpoint.Port}";
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin == "same" ? $"http://{host}:{hub.Page.Endpoint.Port}" : origin);
            }

            using var response = await client.SendAsync(request, Cancellation);

            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task Every_file_has_a_body_and_may_load_from_here_alone()
    {
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();
        var paths = new[] { "/_framework/blazor.web.js", "/MudBlazor.min.css", "/MudBlazor.min.js", "/uPlot.iife.min.js", "/uPlot.min.css",
            "/page.css", "/page.js", "/theme.js", "/icon.svg", "/" };
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(path, Cancellation);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancellation)).Length, 200, 1_000_000);
            Assert.StartsWith("default-src 'none'; script-src 'self';",
                Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task A_file_that_the_browser_has_is_not_sent_again()
    {
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();
        using var first = await client.GetAsync("/page.js", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("uPlot.iife.min.js")]
    [InlineData("uPlot.min.css")]
    public async Task The_chart_library_is_that_of_its_package(string name)
    {
        var package = Path.Combine(Browser.Folder, "browser/node_modules/uplot/dist", name);
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();

        Assert.Equal(await File.ReadAllBytesAsync(package, Cancellation), await client.GetByteArrayAsync($"/{name}", Cancellation));
    }

    [Fact]
    public async Task No_key_is_written_outside_of_the_data_directory()
    {
        var keys = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspnet/DataProtection-Keys");
        string[] Files() => Directory.Exists(keys) ? [.. Directory.EnumerateFiles(keys).Order(StringComparer.Ordinal)] : [];
        var before = Files();
        await using var hub = await PageHub.StartAsync();
        using var client = hub.Client();

        Assert.Contains("Local hub", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        Assert.Equal(before, Files());
        Assert.DoesNotContain(
            hub.Log.Lines, line => line.Contains("Warning", StringComparison.Ordinal) || line.Contains("Error", StringComparison.Ordinal));
    }
}
