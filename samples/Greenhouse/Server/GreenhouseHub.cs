using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace Acme.Greenhouse.Server;

/// <summary>The hub of a run. It can be away for a while; then it is back at the same address, with what it had stored.</summary>
internal sealed class GreenhouseHub : IAsyncDisposable
{
    public const string Name = "greenhouse";
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);

    private readonly string _folder;
    private LocalHub _hub;

    private GreenhouseHub(string folder, LocalHub hub) => (_folder, _hub) = (folder, hub);

    /// <summary>The hub as it runs now.</summary>
    public LocalHub Hub => _hub;

    public Uri Endpoint => _hub.Endpoint;

    /// <summary>The authority that a board must trust.</summary>
    public string CaPath => _hub.CaPemPath;

    public static async Task<GreenhouseHub> StartAsync(string folder, CancellationToken cancellation) =>
        new(folder, await OpenAsync(folder, 0, cancellation));

    /// <summary>A token with which this device can send, and nothing else.</summary>
    public string TokenFor(string device) =>
        _hub.GetPolicy("send").Sign(EventHubResource.Publisher(Endpoint.Authority, Name, device), DateTimeOffset.UtcNow + TokenLife).Text;

    /// <summary>Closes the hub, and opens it again after that time.</summary>
    public async Task CloseForAsync(TimeSpan time, CancellationToken cancellation)
    {
        var port = Endpoint.Port;
        await _hub.StopAsync();
        await Task.Delay(time, cancellation);
        _hub = await OpenAsync(_folder, port, cancellation);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private static Task<LocalHub> OpenAsync(string folder, int port, CancellationToken cancellation) =>
        LocalHub.StartAsync(new() { DataDirectory = folder, Port = port, Hubs = [Name] }, cancellation);
}
