using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server;

namespace Acme.Greenhouse.Server;

/// <summary>The server of a run, in one process with its hub. Both can be away for a while; they go on where they were.</summary>
internal sealed class GreenhouseServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Tally _tally;
    private IHost? _host;

    private GreenhouseServer(string folder, GreenhouseHub hub, Tally tally) => (_folder, Hub, _tally) = (folder, hub, tally);

    /// <summary>The hub that boards send to.</summary>
    public GreenhouseHub Hub { get; }

    public static async Task<GreenhouseServer> StartAsync(string folder, Tally tally, CancellationToken cancellation)
    {
        var hub = await GreenhouseHub.StartAsync(Path.Combine(folder, "hub"), cancellation);
        var server = new GreenhouseServer(folder, hub, tally);
        await server.StartHostAsync(cancellation);
        return server;
    }

    /// <summary>Ends server and hub, and starts both again after that time, at the same address.</summary>
    public async Task CloseForAsync(TimeSpan time, CancellationToken cancellation)
    {
        await StopHostAsync();
        await Hub.CloseForAsync(time, cancellation);
        await StartHostAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        await Hub.DisposeAsync();
    }

    /// <summary>A host whose log stands between the rows, and that the program ends.</summary>
    /// <param name="folder">Where it keeps checkpoints and dead letters.</param>
    public static HostApplicationBuilder CreateBuilder(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddProvider(new RowLog()).AddFilter((category, level) =>
            level >= (category?.EndsWith(".Alerts", StringComparison.Ordinal) == true ? LogLevel.Information : LogLevel.Warning));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        return builder;
    }

    private async Task StartHostAsync(CancellationToken cancellation)
    {
        var builder = CreateBuilder(_folder);
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromLocalHub(Hub.Hub, GreenhouseHub.Name)
            .HandleGreenhouse(builder.Configuration, _tally);
        _host = builder.Build();
        await _host.StartAsync(cancellation);
    }

    private async Task StopHostAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync();
            host.Dispose();
        }
    }
}
