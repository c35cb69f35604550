using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>
/// The hub's authority and its server certificate. Both are kept in the data directory. The server's is made anew under the same
/// authority when it nears its end, begins in the future or the names change, also while the hub runs; boards hold the authority, so that
/// never changes.
/// </summary>
internal sealed partial class HubCertificates : IDisposable
{
    // After a renewal that failed (disk full), the next attempt. Not by the clock, which may be what is wrong.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly CertificateFiles _files;
    private readonly X509Certificate2 _authority;
    private readonly IReadOnlyList<string> _hostNames;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private X509Certificate2 _server;
    private SslStreamCertificateContext _context;
    private long? _failed;

    public HubCertificates(CertificateFiles files, IReadOnlyList<string> hostNames, bool newAuthority, TimeProvider clock, ILogger logger)
    {
        _files = files;
        _hostNames = hostNames;
        _clock = clock;
        _logger = logger;
        _authority = HubAuthority.Open(files, newAuthority, clock, logger);
        _server = LoadServer() ?? IssueServer();
        _context = Use(_server);
    }

    /// <summary>The certificate for the next handshake. One context is shared, so that clients can resume sessions.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_gate)
            {
                if (!ServerCertificate.IsValid(_server, _clock.GetUtcNow())
                    && (_failed is not { } last || _clock.GetElapsedTime(last) >= RetryAfter))
                {
                    Renew();
                }

                return _context;
            }
        }
    }

    /// <summary>The authority.</summary>
    public X509Certificate2 Authority => _authority;

    public void Dispose()
    {
        _authority.Dispose();
        _server.Dispose();
    }

    private X509Certificate2? LoadServer()
    {
        X509Certificate2? loaded;
        try
        {
            loaded = CertificatePem.Load(_files.ServerPrivate);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            LogServerUnreadable(_logger, _files.ServerPrivate, e.Message);
            return null;
        }

        if (loaded is not null && _files.Kind.IsOf(loaded)
            && ServerCertificate.Fits(loaded, _authority, _hostNames, _clock.GetUtcNow()))
        {
            return loaded;
        }

        loaded?.Dispose();
        return null;
    }

    private X509Certificate2 IssueServer()
    {
        var issued = CertificateIssuer.CreateServer(_files, _authority, _hostNames, _clock.GetUtcNow());
        CertificatePem.Save(_files.ServerPrivate, issued, _files.Kind);
        LogServerIssued(_logger, issued.NotAfter.ToUniversalTime());
        return issued;
    }

    private void Renew()
    {
        try
        {
            // The old one is left to the garbage collector: handshakes that run may still use it.
            _server = IssueServer();
            _context = Use(_server);
            var now = _clock.GetUtcNow();
            _failed = ServerCertificate.IsValid(_server, now) ? null : _clock.GetTimestamp();
            if (_failed is not null)
            {
                // No certificate of an authority is valid before and after that itself.
                LogAuthorityOutOfTime(_logger, _authority.NotBefore.ToUniversalTime(), _authority.NotAfter.ToUniversalTime(), now);
            }
        }
        catch (Exception e) when (e is LocalHubException or CryptographicException)
        {
            LogRenewalFailed(_logger, e);
            _failed = _clock.GetTimestamp();
        }
    }

    private static SslStreamCertificateContext Use(X509Certificate2 certificate)
    {
        // Windows' TLS takes only keys that were imported.
        var usable = OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
            : certificate;

        // Offline and without the authority: the client has it, and a board reads a shorter record.
        return SslStreamCertificateContext.Create(usable, additionalCertificates: null, offline: true);
    }

    [LoggerMessage(1, LogLevel.Information, "Made a server certificate, valid until {NotAfter:yyyy-MM-dd}")]
    private static partial void LogServerIssued(ILogger logger, DateTime notAfter);

    [LoggerMessage(2, LogLevel.Warning, "{Path} cannot be read and is made anew: {Reason}")]
    private static partial void LogServerUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(
        7, LogLevel.Error,
        "The authority is valid from {NotBefore:yyyy-MM-dd} to {NotAfter:yyyy-MM-dd}, and the clock says {Now:yyyy-MM-dd}: clients "
            + "refuse the hub. Set the clock, or start the hub with a new authority")]
    private static partial void LogAuthorityOutOfTime(ILogger logger, DateTime notBefore, DateTime notAfter, DateTimeOffset now);

    [LoggerMessage(3, LogLevel.Error, "The server certificate could not be renewed; the hub goes on with the old one and tries again")]
    private static partial void LogRenewalFailed(ILogger logger, Exception error);
}
