using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>
/// The hub's authority and its server certificate. Both are kept in the data directory. The server's is made anew under the same
/// authority when it nears its end or the names change, also while the hub runs; boards hold the authority, so that never changes.
/// </summary>
internal sealed partial class HubCertificates : IDisposable
{
    /// <summary>A server certificate with less life than this is made anew.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    // After a renewal that failed (disk full), the next attempt.
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly DataDirectory _directory;
    private readonly X509Certificate2 _authority;
    private readonly IReadOnlyList<string> _hostNames;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private X509Certificate2 _server;
    private SslStreamCertificateContext _context;
    private DateTimeOffset _renewAt;

    public HubCertificates(DataDirectory directory, IReadOnlyList<string> hostNames, TimeProvider clock, ILogger logger)
    {
        _directory = directory;
        _hostNames = hostNames;
        _clock = clock;
        _logger = logger;
        _authority = LoadOrCreateAuthority();
        PublishAuthority();
        _server = LoadServer() ?? IssueServer();
        (_context, _renewAt) = Use(_server);
    }

    /// <summary>The certificate for the next handshake. One context is shared, so that clients can resume sessions.</summary>
    public SslStreamCertificateContext Current
    {
        get
        {
            lock (_gate)
            {
                if (_clock.GetUtcNow() >= _renewAt)
                {
                    Renew();
                }

                return _context;
            }
        }
    }

    public void Dispose()
    {
        _authority.Dispose();
        _server.Dispose();
    }

    private X509Certificate2 LoadOrCreateAuthority()
    {
        X509Certificate2? loaded;
        try
        {
            loaded = CertificatePem.Load(_directory.CaPrivate);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"cannot be read: {e.Message}", e);
        }

        if (loaded is null)
        {
            var created = CertificateIssuer.CreateAuthority(_clock.GetUtcNow());
            CertificatePem.Save(_directory.CaPrivate, created);
            return created;
        }

        return loaded.NotAfter.ToUniversalTime() > _clock.GetUtcNow() + RenewBefore
            ? loaded
            : throw Unusable($"ends on {loaded.NotAfter.ToUniversalTime():yyyy-MM-dd}");
    }

    // Never silently a new one: every board would refuse the hub, and nobody would know why.
    private LocalHubException Unusable(string why, Exception? cause = null) => new(
        LocalHubError.CertificateUnusable,
        $"The authority in {_directory.CaPrivate} {why}. Restore the file; or delete it, start again and give every board the new ca.pem.",
        cause);

    private void PublishAuthority()
    {
        DataDirectory.WritePublic(_directory.CaDer, _authority.RawData);
        DataDirectory.WritePublic(_directory.CaPem, Encoding.ASCII.GetBytes(_authority.ExportCertificatePem() + "\n"));
    }

    private X509Certificate2? LoadServer()
    {
        X509Certificate2? loaded;
        try
        {
            loaded = CertificatePem.Load(_directory.ServerPrivate);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            LogServerUnreadable(_logger, _directory.ServerPrivate, e.Message);
            return null;
        }

        if (loaded is not null && ServerCertificate.Fits(loaded, _authority, _hostNames, _clock.GetUtcNow() + RenewBefore))
        {
            return loaded;
        }

        loaded?.Dispose();
        return null;
    }

    private X509Certificate2 IssueServer()
    {
        var issued = CertificateIssuer.CreateServer(_authority, _hostNames, _clock.GetUtcNow());
        CertificatePem.Save(_directory.ServerPrivate, issued);
        LogServerIssued(_logger, issued.NotAfter.ToUniversalTime());
        return issued;
    }

    private void Renew()
    {
        try
        {
            // The old one is left to the garbage collector: handshakes that run may still use it.
            _server = IssueServer();
            (_context, _renewAt) = Use(_server);
        }
        catch (Exception e) when (e is LocalHubException or CryptographicException)
        {
            LogRenewalFailed(_logger, e);
            _renewAt = _clock.GetUtcNow() + RetryAfter;
        }
    }

    private static (SslStreamCertificateContext Context, DateTimeOffset RenewAt) Use(X509Certificate2 certificate)
    {
        // Windows' TLS takes only keys that were imported.
        var usable = OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null)
            : certificate;

        // Offline and without the authority: the client has it, and a board reads a shorter record.
        var context = SslStreamCertificateContext.Create(usable, additionalCertificates: null, offline: true);
        return (context, new DateTimeOffset(certificate.NotAfter.ToUniversalTime()) - RenewBefore);
    }

    [LoggerMessage(1, LogLevel.Information, "Made a server certificate, valid until {NotAfter:yyyy-MM-dd}")]
    private static partial void LogServerIssued(ILogger logger, DateTime notAfter);

    [LoggerMessage(2, LogLevel.Warning, "{Path} cannot be read and is made anew: {Reason}")]
    private static partial void LogServerUnreadable(ILogger logger, string path, string reason);

    [LoggerMessage(3, LogLevel.Error, "The server certificate could not be renewed; the hub goes on with the old one and tries again")]
    private static partial void LogRenewalFailed(ILogger logger, Exception error);
}
