using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub.Amqp;

/// <inheritdoc/>
internal sealed class AmqpHost : IAmqpHost
{
    private readonly AmqpServer _server;

    private AmqpHost(AmqpService service, AmqpServer server) => (Service, _server) = (service, server);

    public AmqpService Service { get; }

    public int? Port => _server.Port;

    public int? TlsPort => _server.TlsPort;

    /// <exception cref="LocalHubException">A port cannot be bound.</exception>
    public static async Task<IAmqpHost> StartAsync(
        AmqpOptions options, HubCore core, AmqpDependencies dependencies, CancellationToken cancellation)
    {
        var service = new AmqpService(dependencies, options);
        try
        {
            return new AmqpHost(
                service, await AmqpServer.StartAsync(core.Options, options, core.Certificates, core.Gate, service, cancellation));
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    public RequestDelegate Route(RequestDelegate https)
    {
        var webSockets = new AmqpWebSockets(Service);
        return context => AmqpWebSockets.IsFor(context) ? webSockets.ServeAsync(context) : https(context);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await _server.DisposeAsync();
    }
}
