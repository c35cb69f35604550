using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>A hub with AMQP on free ports, in a directory of its own, and the official .NET clients for it.</summary>
internal sealed class AmqpHub : IAsyncDisposable
{
    /// <summary>The hub that clients use.</summary>
    public const string Name = "greenhouse";

    private readonly TemporaryFolder _folder = new();
    private LocalHubOptions _options;

    private AmqpHub(LocalHubOptions options) => _options = options;

    public LocalHub Hub { get; private set; } = null!;

    public FakeClock Clock { get; } = new();

    public HubLog Log { get; } = new(TimeSpan.FromSeconds(20));

    /// <summary>What clients have sent of messages that are not whole.</summary>
    public PartialBytes Partial => Hub.AmqpService!.Partial;

    public string CaPem => Hub.CaPemPath;

    public static async Task<AmqpHub> StartAsync(Func<LocalHubOptions, LocalHubOptions>? change = null, string? policies = null)
    {
        var hub = new AmqpHub(null!);
        if (policies is not null)
        {
            await File.WriteAllTextAsync(hub._folder.File("policies.json"), policies, TestContext.Current.CancellationToken);
        }

        var options = new LocalHubOptions
        {
            DataDirectory = hub._folder.Path,
            Port = 0,
            Hubs = [Name, "greenhouse2"],
            TimeProvider = hub.Clock,
            LoggerFactory = hub.Log,
            Amqp = new AmqpOptions { Port = 0, TlsPort = 0, ConsumerGroups = ["second"] },
        };
        hub._options = change?.Invoke(options) ?? options;
        await hub.StartAgainAsync();
        return hub;
    }

    /// <summary>What the next start has other.</summary>
    public void Change(Func<LocalHubOptions, LocalHubOptions> change) => _options = change(_options);

    /// <summary>A file of the data directory.</summary>
    public string DataFile(string name) => _folder.File(name);

    /// <summary>Starts the stopped hub with what it has, on the ports that it had.</summary>
    public async Task StartAgainAsync()
    {
        Hub = await SamePorts.StartAsync(_options);
        _options = _options
            with { Port = Hub.Endpoint.Port, Amqp = _options.Amqp! with { Port = Hub.AmqpPort, TlsPort = Hub.AmqpTlsPort } };
    }

    public string Key(string policy, string? hub = null) => Hub.GetPolicy(policy, hub).PrimaryKey;

    /// <summary>A connection string in the emulator's form: plain, to the port in it.</summary>
    public string Emulator(string policy = "manage", string? key = null) =>
        $"Endpoint=sb://localhost:{Hub.AmqpPort};SharedAccessKeyName={policy};"
        + $"SharedAccessKey={key ?? Key(policy)};UseDevelopmentEmulator=true";

    /// <summary>A connection string for TLS; the .NET client needs the port apart from it.</summary>
    public string Secure(string policy = "manage") =>
        $"Endpoint=sb://localhost/;SharedAccessKeyName={policy};SharedAccessKey={Key(policy)}";

    public string Token(string resource = "sb://localhost/" + Name, string policy = "manage", TimeSpan? life = null) =>
        SasToken.Create(resource, policy, Key(policy), Clock.GetUtcNow() + (life ?? TimeSpan.FromMinutes(30))).Text;

    public EventHubProducerClient Producer(string policy = "manage", string hub = Name, ClientForm form = ClientForm.Plain) =>
        new(ConnectionString(form, policy), hub,
            new EventHubProducerClientOptions { ConnectionOptions = Connection(form), RetryOptions = Retry });

    public EventHubConsumerClient Consumer(string policy = "manage", string hub = Name, ClientForm form = ClientForm.Plain,
        string group = "$Default") =>
        new(group, ConnectionString(form, policy), hub,
            new EventHubConsumerClientOptions { ConnectionOptions = Connection(form), RetryOptions = Retry });

    public string ConnectionString(ClientForm form, string policy) => form == ClientForm.Tls ? Secure(policy) : Emulator(policy);

    public EventHubConnectionOptions Connection(ClientForm form) => form switch
    {
        ClientForm.Tls => new EventHubConnectionOptions
        {
            CustomEndpointAddress = new Uri($"sb://localhost:{Hub.AmqpTlsPort}"),
            CertificateValidationCallback = IsOurs,
        },
        ClientForm.WebSocket => new EventHubConnectionOptions { TransportType = EventHubsTransportType.AmqpWebSockets },
        _ => new EventHubConnectionOptions(),
    };

    /// <summary>One attempt, so that what the hub says is seen at once.</summary>
    public static EventHubsRetryOptions Retry => new() { MaximumRetries = 0, TryTimeout = TimeSpan.FromSeconds(20) };

    /// <summary>Revokes publishers.</summary>
    public Task RevokeAsync(params string[] publishers) =>
        File.WriteAllLinesAsync(_folder.File("revoked-devices.txt"), publishers, TestContext.Current.CancellationToken);

    /// <summary>The first events of the hub, by its own API.</summary>
    public async Task<List<StoredEvent>> ReadAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await Hub.ReadAsync(Name, 0, patience.Token).Take(count).ToListAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        _folder.Dispose();
    }

    private bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(Hub.CaDerPath);
        using var own = new X509Chain
        {
            ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { authority } },
        };
        return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            && own.Build(X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData()));
    }
}
