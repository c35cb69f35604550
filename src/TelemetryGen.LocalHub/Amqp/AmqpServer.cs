using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub.Amqp.Transport;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Http;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>The ports of AMQP: one without TLS, one with it. Both take WebSockets too.</summary>
internal sealed class AmqpServer : IAsyncDisposable
{
    // Connections have been closed before; this is for WebSockets whose client does not answer.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private ListenOptions? _plain;
    private ListenOptions? _tls;

    private AmqpServer(LocalHubOptions options, AmqpOptions amqp, HubCertificates certificates, ConnectionGate gate, AmqpService service)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, amqp, certificates, gate, service));
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = Drain);
        _application = builder.Build();
        _application.UseWebSockets();
        _application.Run(context => ServeAsync(context, new AmqpWebSockets(service)));
    }

    /// <summary>The bound port without TLS, or null.</summary>
    public int? Port => _plain?.IPEndPoint?.Port;

    /// <summary>The bound port with TLS, or null.</summary>
    public int? TlsPort => _tls?.IPEndPoint?.Port;

    /// <exception cref="LocalHubException">A port cannot be bound.</exception>
    public static async Task<AmqpServer> StartAsync(
        LocalHubOptions options, AmqpOptions amqp, HubCertificates certificates, ConnectionGate gate, AmqpService service,
        CancellationToken cancellation)
    {
        var server = new AmqpServer(options, amqp, certificates, gate, service);
        if (amqp is { Port: null, TlsPort: null })
        {
            return server;
        }

        try
        {
            await server._application.StartAsync(cancellation);
            return server;
        }
        catch (Exception e)
        {
            await server.DisposeAsync();
            if (e is not (IOException or SocketException))
            {
                throw;
            }

            throw new LocalHubException(
                LocalHubError.PortUnavailable,
                $"Cannot listen for AMQP: {e.Message.TrimEnd('.')}. Another hub or an emulator may have the port; "
                + "give another one, 0 for any free one, or none.",
                e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Port is not null || TlsPort is not null)
        {
            await _application.StopAsync();
        }

        await _application.DisposeAsync();
    }

    private void Configure(
        KestrelServerOptions kestrel, LocalHubOptions options, AmqpOptions amqp, HubCertificates certificates, ConnectionGate gate,
        AmqpService service)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.KeepAliveTimeout = options.Connections.IdleTime;
        kestrel.Limits.RequestHeadersTimeout = options.Connections.HeaderTime;
        Func<ConnectionContext, Task> serve = connection =>
            service.ServeAsync(connection.Transport, connection.RemoteEndPoint?.ToString() ?? connection.ConnectionId);
        if (amqp.Port is { } port)
        {
            kestrel.Listen(amqp.PlainAddress, port, listen =>
            {
                _plain = listen;
                listen.Protocols = HttpProtocols.Http1;
                gate.Admit(listen, handshake: true);
                gate.Open(listen);
                listen.UseAmqpOrHttp(serve);
            });
        }

        if (amqp.TlsPort is { } tlsPort)
        {
            kestrel.Listen(options.Address, tlsPort, listen =>
            {
                _tls = listen;
                listen.Protocols = HttpProtocols.Http1;
                gate.Admit(listen, handshake: true);
                UseTls(listen, certificates, options.Connections.HandshakeTime);
                gate.Open(listen);
                listen.UseAmqpOrHttp(serve);
            });
        }
    }

    private static void UseTls(ListenOptions listen, HubCertificates certificates, TimeSpan handshake) =>
        listen.UseHttps(new TlsHandshakeCallbackOptions
    {
        HandshakeTimeout = handshake,
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificates.Current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        }),
    });

    private static Task ServeAsync(HttpContext context, AmqpWebSockets webSockets)
    {
        if (AmqpWebSockets.IsFor(context))
        {
            return webSockets.ServeAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
