using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using TelemetryGen.LocalHub.Page.Hosting;

namespace TelemetryGen.LocalHub.Page;

/// <summary>
/// A page in the browser on which a hub can be watched: rates, partitions, publishers, records, charts, alerts, and a form to send. It
/// reads the hub while somebody looks at it. See docs/local-hub-page.md.
/// </summary>
public sealed class HubPage : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Lazy<Task> _close;

    private HubPage(WebApplication application, Uri endpoint, string? tokenPath)
    {
        _application = application;
        Endpoint = endpoint;
        TokenPath = tokenPath;
        _close = new Lazy<Task>(CloseAsync);
    }

    /// <summary>Where a browser finds it.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// The file with the token that its login asks for, in the hub's data directory; null on loopback, where there is no login.
    /// </summary>
    public string? TokenPath { get; }

    internal IServiceProvider Services => _application.Services;

    /// <summary>Serves the page of a hub that runs. Dispose it before the hub.</summary>
    /// <exception cref="LocalHubException">
    /// It cannot start: <see cref="LocalHubError.InvalidOption"/>, <see cref="LocalHubError.PortUnavailable"/>, or
    /// <see cref="LocalHubError.DirectoryUnusable"/> when the token cannot be written.
    /// </exception>
    public static async Task<HubPage> StartAsync(
        LocalHub hub, HubPageOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hub);
        options ??= new HubPageOptions();
        if (options.Port is < 0 or > ushort.MaxValue)
        {
            throw new LocalHubException(LocalHubError.InvalidOption, $"The page's port {options.Port} is not between 0 and 65535.");
        }

        var login = IPAddress.IsLoopback(options.Address) ? null : PageLogin.Open(hub.Directory.PageToken, options.TimeProvider);
        var application = PageHost.Build(hub, options, login);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            await application.DisposeAsync();
            if (e is IOException or System.Net.Sockets.SocketException)
            {
                throw new LocalHubException(
                    LocalHubError.PortUnavailable,
                    $"The page cannot listen on {new IPEndPoint(options.Address, options.Port)}: {e.Message}", e);
            }

            throw;
        }

        var endpoint = new UriBuilder(
            login is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, HostOf(hub, options.Address),
            Http.HubServer.BoundPort(application)).Uri;
        return new HubPage(application, endpoint, login is null ? null : hub.Directory.PageToken);
    }

    /// <summary>Ends all views of the page and closes its port.</summary>
    public async ValueTask DisposeAsync() => await _close.Value;

    // A name that the certificate has: the hub's own, unless that is for this machine alone.
    private static string HostOf(LocalHub hub, IPAddress address) =>
        IPAddress.IsLoopback(address) ? "localhost"
        : !IPAddress.Any.Equals(address) && !IPAddress.IPv6Any.Equals(address) ? address.ToString()
        : hub.Endpoint.IsLoopback ? Environment.MachineName
        : hub.Endpoint.Host;

    private async Task CloseAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
