using System.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Page.Components;
using TelemetryGen.LocalHub.Page.Sending;
using TelemetryGen.LocalHub.Page.Viewing;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary>Kestrel and Blazor with nothing of their host's: no configuration, no files, no signals, no logs below a warning.</summary>
internal static class PageHost
{
    // A form has a record or a token; nothing else is sent to the page.
    private const long MostRequestBytes = 64 * 1024;

    // Whose views are lost to a sleeping phone comes back to the same one for that long.
    private static readonly TimeSpan KeepView = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    /// <param name="hub">The hub to show.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="login">Who may see it; null is everybody on this machine.</param>
    public static WebApplication Build(LocalHub hub, HubPageOptions options, PageLogin? login)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(PageHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, hub, options, login));
        if (options.LoggerFactory is { } factory)
        {
            builder.Logging.AddProvider(new ForwardingLoggerProvider(factory)).AddFilter(ForwardingLoggerProvider.Passes);
        }

        var services = builder.Services;
        services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain);
        services.AddRoutingCore();

        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = KeepView;
            circuits.DisconnectedCircuitMaxRetained = 20;
        });
        KeepKeysInMemory(services);
        services.AddMudServices();
        services.AddSingleton(options);
        services.AddSingleton(hub);
        services.AddSingleton(options.TimeProvider);
        var logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<HubPage>();
        services.AddSingleton(
            _ => new HubWatches([.. hub.Hubs.Select(name => new HubWatch(hub, name, options.Schema, options.TimeProvider, logger))]));
        services.AddSingleton<TestSender>();
        services.AddScoped<PageView>();

        var application = builder.Build();
        application.Use(new PageGuard(login is null).InvokeAsync);
        if (login is not null)
        {
            application.Use(login.InvokeAsync);
        }

        application.UseRouting();
        application.UseAntiforgery();
        PageAssets.Map(application);
        ExportEndpoint.Map(application);
        FleetEndpoint.Map(application);
        application.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(static render => render.ContentSecurityFrameAncestorsPolicy = null);
        return application;
    }

    // Keys live as long as the process: nothing is written to anybody's home, which the service that is removed would do at the start.
    private static void KeepKeysInMemory(IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var writer in services.Where(s => s.ServiceType == typeof(IHostedService)
            && s.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToArray())
        {
            services.Remove(writer);
        }
    }

    private static void Configure(KestrelServerOptions kestrel, LocalHub hub, HubPageOptions options, PageLogin? login)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostRequestBytes;
        kestrel.Listen(options.Address, options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (login is not null)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions
                {
                    OnConnection = _ => ValueTask.FromResult(new System.Net.Security.SslServerAuthenticationOptions
                    {
                        ServerCertificateContext = hub.Certificates.Current,
                        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    }),
                });
            }
        });
    }
}
