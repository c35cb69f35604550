using TelemetryGen.EventHubs;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>A hub on a free port in a directory of its own, with a client that trusts its authority and nothing else.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownDirectory;

    private TestHub(LocalHub hub, FakeClock clock, HubLog log, TemporaryFolder? ownDirectory)
    {
        _ownDirectory = ownDirectory;
        Hub = hub;
        Clock = clock;
        Log = log;
        Client = Trust.NewClient(hub.Endpoint, Trust.Only(hub.CaDerPath));
    }

    public LocalHub Hub { get; }

    public FakeClock Clock { get; }

    public HubLog Log { get; }

    public HttpClient Client { get; }

    public string Authority => Hub.Endpoint.Authority;

    /// <summary>Hub "greenhouse" with four partitions, unless <paramref name="change"/> says otherwise.</summary>
    public static async Task<TestHub> StartAsync(Func<LocalHubOptions, LocalHubOptions>? change = null, TemporaryFolder? directory = null)
    {
        var own = directory is null ? new TemporaryFolder() : null;
        var clock = new FakeClock();
        var log = new HubLog(TimeSpan.FromSeconds(10));
        var options = new LocalHubOptions
        {
            DataDirectory = (directory ?? own!).Path,
            Port = 0,
            Hubs = ["greenhouse", "greenhouse2"],
            TimeProvider = clock,
            LoggerFactory = log,
        };
        try
        {
            return new TestHub(await LocalHub.StartAsync(change?.Invoke(options) ?? options), clock, log, own);
        }
        catch
        {
            own?.Dispose();
            throw;
        }
    }

    public string Token(string? resource = null, string policy = "send", TimeSpan? life = null, bool secondary = false, string? hub = null)
    {
        var signer = Hub.GetPolicy(policy, hub);
        return SasToken.Create(
            resource ?? $"https://{Authority}/greenhouse",
            policy,
            secondary ? signer.SecondaryKey : signer.PrimaryKey,
            DateTimeOffset.UtcNow + (life ?? TimeSpan.FromMinutes(30))).Text;
    }

    /// <summary>Sends with a good token for the hub, unless <paramref name="token"/> is given; an empty one sends none.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string path, HttpContent? content = null, string? token = null, HttpMethod? method = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = content };
        if (token != "")
        {
            request.Headers.TryAddWithoutValidation("Authorization", token ?? Token($"https://{Authority}/"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The first <paramref name="count"/> events.</summary>
    public Task<List<StoredEvent>> ReadAsync(int count, string hub = "greenhouse", long after = 0) => ReadAsync(Hub, count, hub, after);

    public static async Task<List<StoredEvent>> ReadAsync(LocalHub from, int count, string hub = "greenhouse", long after = 0)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return await from.ReadAsync(hub, after, patience.Token).Take(count).ToListAsync(patience.Token);
    }

    /// <summary>What the store holds in the end: stops the hub and reads to the end.</summary>
    public async Task<List<StoredEvent>> StopAndReadAllAsync(string hub = "greenhouse")
    {
        var reading = Hub.ReadAsync(hub, 0, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        await Hub.StopAsync();
        return await reading;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Hub.DisposeAsync();
        _ownDirectory?.Dispose();
    }
}
