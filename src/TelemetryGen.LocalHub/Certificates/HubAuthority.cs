using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>
/// The authority in the data directory: boards hold it, so it is made once and never silently again. Every board would refuse the hub then,
/// and nobody would know why.
/// </summary>
internal static partial class HubAuthority
{
    /// <param name="files">Where it is; what is public of it is written again when it is not what it should be.</param>
    /// <param name="allowNew">Whether a new one may take the place of one that is lost or cannot be used.</param>
    /// <param name="clock">Says whether it is valid.</param>
    /// <param name="logger">Where it is told what became of the files.</param>
    /// <exception cref="LocalHubException">It is lost or cannot be used, and there may be no new one.</exception>
    public static X509Certificate2 Open(CertificateFiles files, bool allowNew, TimeProvider clock, ILogger logger)
    {
        var authority = Load(files, allowNew, clock.GetUtcNow(), logger) ?? Create(files, clock.GetUtcNow(), allowNew, logger);
        Publish(files, authority, logger);
        return authority;
    }

    private static X509Certificate2? Load(CertificateFiles files, bool allowNew, DateTimeOffset now, ILogger logger)
    {
        X509Certificate2? loaded = null;
        string? fault;
        try
        {
            loaded = CertificatePem.Load(files.CaPrivate);
            fault = loaded is null ? null : WhyNot(files, loaded, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may be good; who may read it should look first.
            throw Unusable(files, $"cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            fault = $"is not a certificate with its key: {e.Message}";
        }

        if (fault is null)
        {
            return loaded;
        }

        loaded?.Dispose();
        if (!allowNew)
        {
            throw Unusable(files, fault);
        }

        // Kept: it is the only one that boards in the field know.
        var old = files.CaPrivate + ".old";
        DataDirectory.Replace(files.CaPrivate, old);
        LogReplaced(logger, files.CaPrivate, fault, old, files.CaPemName);
        return null;
    }

    private static string? WhyNot(CertificateFiles files, X509Certificate2 authority, DateTimeOffset now) =>
        !files.Kind.IsOf(authority) ? $"has no {files.Kind.Name} key"
        : ServerCertificate.IsOfTheFuture(authority, now)
            ? $"begins on {authority.NotBefore.ToUniversalTime():yyyy-MM-dd}, and the clock says {now:yyyy-MM-dd}: the one or the other "
                + "was wrong"
        : ServerCertificate.IsValid(authority, now) ? null
        : $"ends on {authority.NotAfter.ToUniversalTime():yyyy-MM-dd}";

    private static X509Certificate2 Create(CertificateFiles files, DateTimeOffset now, bool allowNew, ILogger logger)
    {
        if (files.TraceOfUse() is { } trace)
        {
            if (!allowNew)
            {
                throw new LocalHubException(
                    LocalHubError.AuthorityLost,
                    $"{files.CaPrivate} is gone, though a hub has run here ({trace} is there): boards trust the authority in it and "
                    + "would refuse a hub with another. Restore it from a backup; or start once with NewAuthority (telemetrygen hub "
                    + $"--new-authority) for a new one, and give every board the new {files.CaPemName}.");
            }

            LogNew(logger, files.CaPem);
        }

        var created = CertificateIssuer.CreateAuthority(files, now);
        CertificatePem.Save(files.CaPrivate, created, files.Kind);
        return created;
    }

    private static LocalHubException Unusable(CertificateFiles files, string why, Exception? cause = null) => new(
        LocalHubError.CertificateUnusable,
        $"The authority in {files.CaPrivate} {why}. Restore the file; or start once with NewAuthority (telemetrygen hub "
        + $"--new-authority) for a new one, and give every board the new {files.CaPemName}.",
        cause);

    private static void Publish(CertificateFiles files, X509Certificate2 authority, ILogger logger)
    {
        var changed = DataDirectory.WritePublic(files.CaDer, authority.RawData);
        changed |= DataDirectory.WritePublic(files.CaPem, Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));
        if (changed)
        {
            LogPublished(logger, files.CaPem, Path.GetFileName(files.CaDer), authority.Subject);
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "{Path} {Fault}. NewAuthority is on: it is kept as {Old}, and every board needs the new {Ca}")]
    private static partial void LogReplaced(ILogger logger, string path, string fault, string old, string ca);

    [LoggerMessage(5, LogLevel.Warning, "The authority was lost. NewAuthority is on: every board needs the new {Path}")]
    private static partial void LogNew(ILogger logger, string path);

    [LoggerMessage(6, LogLevel.Information, "Wrote {Path} and {Der} of {Authority}")]
    private static partial void LogPublished(ILogger logger, string path, string der, string authority);
}
