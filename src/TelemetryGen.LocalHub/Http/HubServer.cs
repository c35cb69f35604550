using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Connections;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Kestrel, with nothing of its host's: no configuration, no signals, no logs below a warning.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    // A body has this long before its rate counts.
    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(5);

    // Requests that run get this long to end.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(10);

    private readonly WebApplication _application;

    private HubServer(WebApplication application, int port) => (_application, Port) = (application, port);

    /// <summary>The bound port.</summary>
    public int Port { get; }

    public static async Task<HubServer> StartAsync(
        LocalHubOptions options, HubListener listener, ConnectionGate gate, RequestDelegate handler, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, listener, gate));
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        if (options.LoggerFactory is { } factory)
        {
            builder.Logging.AddProvider(new ForwardingLoggerProvider(factory)).AddFilter(ForwardingLoggerProvider.Passes);
        }

        var application = builder.Build();
        application.UseWebSockets();
        application.Run(handler);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch (Exception e)
        {
            await application.DisposeAsync();
            if (e is not (IOException or SocketException))
            {
                throw;
            }

            throw new LocalHubException(
                LocalHubError.PortUnavailable,
                $"Cannot listen on {new IPEndPoint(listener.Address, listener.Port)}: {e.Message.TrimEnd('.')}.",
                e);
        }

        return new HubServer(application, BoundPort(application));
    }

    /// <summary>Takes no more requests and waits for those that run.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, LocalHubOptions options, HubListener listener, ConnectionGate gate)
    {
        kestrel.AddServerHeader = false;
        var limits = options.Connections;
        kestrel.Limits.KeepAliveTimeout = limits.IdleTime;
        kestrel.Limits.RequestHeadersTimeout = limits.HeaderTime;
        kestrel.Limits.MinRequestBodyDataRate = limits.MinBodyBytesPerSecond == 0
            ? null
            : new MinDataRate(limits.MinBodyBytesPerSecond, BodyGrace);

        // The tier's limit is kept by BodyReader, which answers in the hub's own form.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(listener.Address, listener.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            gate.Admit(listen, handshake: true);
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = limits.HandshakeTime,
                OnConnection = _ => ValueTask.FromResult(listener.Tls()),
            });
            gate.Open(listen);
        });
    }

    internal static int BoundPort(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return BindingAddress.Parse(addresses.Addresses.Single()).Port;
    }
}
