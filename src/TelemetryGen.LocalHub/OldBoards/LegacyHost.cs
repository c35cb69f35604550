using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Composition;
using TelemetryGen.LocalHub.Http;

namespace TelemetryGen.LocalHub.OldBoards;

/// <summary>The listener for old boards from its start to its end; decision 0167.</summary>
internal sealed partial class LegacyHost : IAsyncDisposable
{
    private readonly HubCertificates _certificates;
    private readonly HubServer _server;

    private LegacyHost(HubCertificates certificates, HubServer server, CertificateFiles files, Uri endpoint) =>
        (_certificates, _server, Files, Endpoint) = (certificates, server, files, endpoint);

    /// <summary>Its authority.</summary>
    public CertificateFiles Files { get; }

    /// <summary>Where old boards reach it.</summary>
    public Uri Endpoint { get; }

    /// <summary>Null when the options have none.</summary>
    /// <exception cref="LocalHubException">The port cannot be bound, or the authority is lost or cannot be used.</exception>
    public static async Task<LegacyHost?> StartAsync(HubCore core, CancellationToken cancellation)
    {
        if (core.Options.LegacyTls is not { } legacy)
        {
            return null;
        }

        var (files, clock) = (core.Directory.LegacyAuthority, core.Options.TimeProvider);
        var certificates = new HubCertificates(files, core.Hosts, core.Options.NewAuthority, clock, core.Logger);
        HubServer? server = null;
        try
        {
            var handler = new HubHandler(RequestHandlers.ForOldBoards(core).ServeAsync, core.Metrics, clock, core.Logger);
            var listener = new HubListener(legacy.Address, legacy.Port, () => LegacySuites.Server(certificates.Current));
            server = await HubServer.StartAsync(core.Options, listener, core.Gate, handler.HandleAsync, cancellation);
            var host = IPAddress.IsLoopback(legacy.Address) ? "localhost" : legacy.Address.ToString();
            var endpoint = new UriBuilder(Uri.UriSchemeHttps, host, server.Port).Uri;
            LogOpen(core.Logger, endpoint, files.CaPem);
            var refused = await LegacyProbe.RunAsync(
                new IPEndPoint(legacy.Address, server.Port), certificates.Authority, clock.GetUtcNow(), cancellation);
            Tell(core, refused);
            return new LegacyHost(certificates, server, files, endpoint);
        }
        catch
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
            certificates.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificates.Dispose();
    }

    private static void Tell(HubCore core, IReadOnlyList<(SslProtocols Protocol, string Reason)> refused)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var names = string.Join(" and ", refused.Select(static one => LegacySuites.NameOf(one.Protocol)));
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() || refused.Any(static one => one.Protocol == LegacySuites.Tls12))
        {
            LogRefused(core.Logger, names, refused[0].Reason);
            return;
        }

        OpenSslConfiguration.Write(core.Directory.LegacyOpenSsl);
        LogOpenSslRefuses(core.Logger, names, refused[0].Reason, core.Directory.LegacyOpenSsl);
    }

    [LoggerMessage(
        80, LogLevel.Warning,
        "Old boards are let in at {Endpoint}, with TLS 1.0 to 1.2, RSA and CBC: the one exception to TLS 1.2. Who can read and change what "
            + "passes in that network may get the token of a publisher, and send as it. Boards trust {Ca}")]
    private static partial void LogOpen(ILogger logger, Uri endpoint, string ca);

    [LoggerMessage(
        81, LogLevel.Warning,
        "Boards that speak only {Protocols} cannot connect: OpenSSL on this machine refuses it ({Reason}). Start the hub with "
            + "OPENSSL_CONF={Path} in its environment; that file was written now and has what is needed, MinProtocol = TLSv1 and "
            + "@SECLEVEL=0 in a CipherString. The hub's other ports stay at TLS 1.2 and 1.3 with it")]
    private static partial void LogOpenSslRefuses(ILogger logger, string protocols, string reason, string path);

    [LoggerMessage(
        82, LogLevel.Warning, "Boards that speak only {Protocols} cannot connect: the TLS of this machine refuses it ({Reason})")]
    private static partial void LogRefused(ILogger logger, string protocols, string reason);
}
