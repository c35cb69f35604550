using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Connections;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>AMQP of a hub from its start to its end.</summary>
internal sealed class AmqpHost : IAsyncDisposable
{
    private AmqpHost(AmqpService service, AmqpServer server) => (Service, Server) = (service, server);

    /// <summary>What its clients share.</summary>
    public AmqpService Service { get; }

    /// <summary>Its ports.</summary>
    public AmqpServer Server { get; }

    /// <summary>Null when the options have no AMQP.</summary>
    /// <exception cref="LocalHubException">A port cannot be bound.</exception>
    public static async Task<AmqpHost?> StartAsync(
        LocalHubOptions options, HubCertificates certificates, ConnectionGate gate, Func<AmqpDependencies> dependencies,
        CancellationToken cancellation)
    {
        if (options.Amqp is not { } amqp)
        {
            return null;
        }

        var service = new AmqpService(dependencies(), amqp);
        try
        {
            return new AmqpHost(service, await AmqpServer.StartAsync(options, amqp, certificates, gate, service, cancellation));
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes the requests for WebSockets before those for HTTPS.</summary>
    public static RequestDelegate Route(AmqpHost? host, RequestDelegate https)
    {
        if (host is null)
        {
            return https;
        }

        var webSockets = new AmqpWebSockets(host.Service);
        return context => AmqpWebSockets.IsFor(context) ? webSockets.ServeAsync(context) : https(context);
    }

    /// <summary>Answers what was taken, then closes connections and ports.</summary>
    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Server.DisposeAsync();
    }
}
