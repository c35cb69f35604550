using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Testing.Hubs;

/// <summary>A local hub in this process, and devices that send to it over HTTPS.</summary>
public sealed class EmbeddedHub : IAsyncDisposable
{
    /// <summary>Its hub.</summary>
    public const string Name = "greenhouse";

    private readonly TemporaryFolder _folder;
    private readonly HttpClient _http;
    private LocalHubOptions _options;

    private EmbeddedHub(TemporaryFolder folder, LocalHubOptions options, LocalHub.LocalHub hub)
    {
        (_folder, _options, Hub) = (folder, options, hub);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(hub.CaDerPath) },
        };
        _http = new(handler) { BaseAddress = hub.Endpoint };
    }

    /// <summary>The hub as it runs now.</summary>
    public LocalHub.LocalHub Hub { get; private set; }

    /// <summary>The folder of its data's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>Starts one on a free port.</summary>
    /// <param name="change">Other options.</param>
    public static async Task<EmbeddedHub> StartAsync(Func<LocalHubOptions, LocalHubOptions>? change = null)
    {
        var folder = new TemporaryFolder();
        var options = new LocalHubOptions { DataDirectory = folder.File("hub"), Port = 0, Hubs = [Name] };
        options = change?.Invoke(options) ?? options;
        return new(folder, options, await LocalHub.LocalHub.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>In the emulator's form: plain, to the port in it.</summary>
    public string AmqpConnectionString(string policy) =>
        $"Endpoint=sb://localhost:{Hub.AmqpPort};SharedAccessKeyName={policy};"
            + $"SharedAccessKey={Hub.GetPolicy(policy).PrimaryKey};UseDevelopmentEmulator=true";

    /// <summary>Stops it; its ports are kept in mind.</summary>
    public async Task StopAsync()
    {
        _options = _options with { Port = Hub.Endpoint.Port, Amqp = _options.Amqp is { } amqp ? amqp with { Port = Hub.AmqpPort } : null };
        await Hub.StopAsync();
    }

    /// <summary>Starts the stopped hub with what it has, on the ports that it had.</summary>
    public async Task StartAgainAsync() => Hub = await SamePorts.StartAsync(_options);

    /// <summary>Sends as a device does.</summary>
    public async Task SendAsync(string publisher, params byte[][] bodies)
    {
        var token = Hub.GetPolicy("send").Sign(
            EventHubResource.Publisher(Hub.Endpoint.Authority, Name, publisher), DateTimeOffset.UtcNow.AddHours(1));
        foreach (var body in bodies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Name}/publishers/{publisher}/messages")
            {
                Content = new ByteArrayContent(body),
            };
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token.Text);
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(201, (int)answer.StatusCode);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Hub.DisposeAsync();
        _folder.Dispose();
    }
}
