using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TelemetryGen.Json;
using TelemetryGen.LocalHub.Page.Sending;
using TelemetryGen.LocalHub.Page.Watching;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.LocalHub.Page.Tests.Fixtures;

/// <summary>A hub with its page on free ports, in a directory of its own.</summary>
internal sealed class PageHub : IAsyncDisposable
{
    public const string Name = "greenhouse";

    private readonly TemporaryFolder _folder = new();
    private HubPageOptions _options = new();
    private TestSender? _sender;

    public LocalHub Hub { get; private set; } = null!;

    public HubPage Page { get; private set; } = null!;

    public LineLog Log { get; } = new();

    public string Folder => _folder.Path;

    public HubWatch Watch =>
        Page.Services.GetRequiredService<HubWatches>().TryGet(Name, out var watch) ? watch : throw new InvalidOperationException();

    public static async Task<PageHub> StartAsync(SchemaSpec? schema = null, IPAddress? address = null, bool decodes = true)
    {
        var hub = new PageHub();
        hub.Hub = await LocalHub.StartAsync(
            new LocalHubOptions { DataDirectory = hub.Folder, Port = 0, Hubs = [Name, "second"], LoggerFactory = hub.Log },
            TestContext.Current.CancellationToken);
        hub._options = new HubPageOptions
        {
            Address = address ?? IPAddress.Loopback,
            Port = 0,
            Schema = decodes ? schema ?? SampleSchemas.Greenhouse : null,
            LoggerFactory = hub.Log,
        };
        hub.Page = await HubPage.StartAsync(hub.Hub, hub._options, TestContext.Current.CancellationToken);
        hub._sender = new TestSender(hub.Hub, TimeProvider.System);
        return hub;
    }

    /// <summary>Ends the page and starts it again where it was.</summary>
    public async Task RestartPageAsync()
    {
        var port = Page.Endpoint.Port;
        await Page.DisposeAsync();
        Page = await HubPage.StartAsync(Hub, _options with { Port = port }, TestContext.Current.CancellationToken);
    }

    /// <summary>A client that trusts the hub's authority, follows nothing and keeps no cookies.</summary>
    public HttpClient Client()
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(Hub.CaDerPath);
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        return new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, SslOptions = { CertificateChainPolicy = trust } })
        {
            BaseAddress = new UriBuilder(Page.Endpoint) { Host = "localhost" }.Uri,
        };
    }

    /// <summary>Sends a Climate of the sample's schema, and waits until it is stored.</summary>
    public Task SendClimateAsync(string publisher, double temperature,
        DateTimeOffset? at = null) => SendAsync(publisher, new MessageJsonReader(SampleSchemas.Greenhouse).Read(
        FormattableString.Invariant($$"""
            {"$message":"Climate","At":"{{(at ?? DateTimeOffset.UtcNow).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}}Z","Temperature":{{temperature}},"Humidity":40,"Pressure":101300,"Raining":false,"Door":"Closed"}
            """),
        null));

    public Task SendTextAsync(string publisher, string text) => SendAsync(publisher, Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(string publisher, byte[] body)
    {
        var answer = await _sender!.SendAsync(Name, publisher, body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsStored, answer.Text);
    }

    public async ValueTask DisposeAsync()
    {
        _sender?.Dispose();
        await Page.DisposeAsync();
        await Hub.DisposeAsync();
        Log.Dispose();
        _folder.Dispose();
    }
}
