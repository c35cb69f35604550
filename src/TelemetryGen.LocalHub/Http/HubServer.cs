using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
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
using TelemetryGen.LocalHub.Certificates;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Kestrel, with nothing of its host's: no configuration, no signals, no logs below a warning.</summary>
internal sealed class HubServer : IAsyncDisposable
{
    // Azure drops a connection that is idle for 240 s; a board that keeps within that keeps within it here.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(240);

    // A small board needs seconds for its part of the key exchange.
    private static readonly TimeSpan Handshake = TimeSpan.FromSeconds(30);

    // Requests that run get this long to end.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;

    private HubServer(WebApplication application, int port)
    {
        _application = application;
        Port = port;
    }

    /// <summary>The bound port.</summary>
    public int Port { get; }

    public static async Task<HubServer> StartAsync(
        LocalHubOptions options, HubCertificates certificates, RequestDelegate handler, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, options, certificates));
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        if (options.LoggerFactory is { } factory)
        {
            // Below a warning the server logs the headers of bad requests, and tokens are headers.
            builder.Logging.AddProvider(new ForwardingLoggerProvider(factory)).AddFilter(static level => level >= LogLevel.Warning);
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
                LocalHubError.PortUnavailable, $"Cannot listen on {new IPEndPoint(options.Address, options.Port)}: {e.Message}", e);
        }

        return new HubServer(application, BoundPort(application));
    }

    /// <summary>Takes no more requests and waits for those that run.</summary>
    public Task StopAsync(CancellationToken cancellation) => _application.StopAsync(cancellation);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions kestrel, LocalHubOptions options, HubCertificates certificates)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.KeepAliveTimeout = KeepAlive;

        // The tier's limit is kept by BodyReader, which answers in the hub's own form.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = Handshake,
                OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = certificates.Current,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                }),
            });
        });
    }

    private static int BoundPort(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return BindingAddress.Parse(addresses.Addresses.Single()).Port;
    }

    private sealed class ForwardingLoggerProvider(ILoggerFactory factory) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

        public void Dispose()
        {
            // The factory is its owner's.
        }
    }
}
