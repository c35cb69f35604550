using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Testing.Hubs;

/// <summary>The real local hub on a free port, in a folder of its own; it can be stopped and started again where it was.</summary>
public sealed class RealHub : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private TelemetryGen.LocalHub.LocalHub? _hub;
    private LocalHubOptions _options;

    private RealHub(string hubName) => _options = new()
    {
        DataDirectory = _folder.Path,
        Port = 0,
        Hubs = [hubName],
        TimeProvider = Clock,
    };

    /// <summary>The hub's clock.</summary>
    public FakeClock Clock { get; } = new();

    /// <summary>The port that it listens on, which stays when it is started again.</summary>
    public int Port { get; private set; }

    /// <summary>What a device must trust.</summary>
    public byte[] AuthorityDer => File.ReadAllBytes(_folder.File("ca.der"));

    /// <summary>The same as text.</summary>
    public byte[] AuthorityPem => File.ReadAllBytes(_folder.File("ca.pem"));

    private TelemetryGen.LocalHub.LocalHub Hub => _hub ?? throw new InvalidOperationException("the hub is stopped");

    /// <summary>With a hub "weather", to which the scenarios' sender sends, unless it is named otherwise.</summary>
    public static async Task<RealHub> StartAsync(Func<LocalHubOptions, LocalHubOptions>? change = null, string hubName = "weather")
    {
        var hub = new RealHub(hubName);
        await hub.StartAgainAsync(change);
        return hub;
    }

    /// <summary>Starts the stopped hub with what it has stored, on the port that it had.</summary>
    public async Task StartAgainAsync(Func<LocalHubOptions, LocalHubOptions>? change = null)
    {
        _options = change?.Invoke(_options) ?? _options;
        _hub = await TelemetryGen.LocalHub.LocalHub.StartAsync(_options, TestContext.Current.CancellationToken);
        Port = _hub.Endpoint.Port;
        _options = _options with { Port = Port };
    }

    /// <summary>Stops the hub; what it stored stays.</summary>
    /// <exception cref="InvalidOperationException">It is stopped.</exception>
    public async Task StopAsync()
    {
        await Hub.StopAsync();
        _hub = null;
    }

    /// <summary>A token for the sender of the scenarios, publisher "dev-1", for 30 minutes.</summary>
    public string Token(string publisher = "dev-1", string policy = "send", string? key = null, TimeSpan? life = null) => SasToken.Create(
        EventHubResource.Publisher($"localhost:{Port}", "weather", publisher),
        policy,
        key ?? Hub.GetPolicy(policy).PrimaryKey,
        DateTimeOffset.UtcNow + (life ?? TimeSpan.FromMinutes(30))).Text;

    /// <summary>The first key of a policy.</summary>
    public string Key(string policy) => Hub.GetPolicy(policy).PrimaryKey;

    /// <summary>The key with which a device fetches tokens.</summary>
    public string DeviceKey(string device) => Hub.DeviceKeys.KeyOf(device);

    /// <summary>The devices that may not send from now on.</summary>
    public Task RevokeAsync(params string[] devices) =>
        File.WriteAllLinesAsync(_folder.File("revoked-devices.txt"), devices, TestContext.Current.CancellationToken);

    /// <summary>All that is stored; the hub is stopped to know its end.</summary>
    public async Task<List<StoredEvent>> StopAndReadAllAsync()
    {
        var reading = Hub.ReadAsync(Assert.Single(Hub.Hubs), 0, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        await StopAsync();
        return await reading;
    }

    /// <summary>Stops the hub and deletes what it stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }

        _folder.Dispose();
    }
}
