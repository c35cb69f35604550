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
    /// <param name="directory">Where its files are; ca.pem and ca.der are written again when they are not what they should be.</param>
    /// <param name="allowNew">Whether a new one may take the place of one that is lost or cannot be used.</param>
    /// <param name="clock">Says whether it is valid.</param>
    /// <param name="logger">Where it is told what became of the files.</param>
    /// <exception cref="LocalHubException">It is lost or cannot be used, and there may be no new one.</exception>
    public static X509Certificate2 Open(DataDirectory directory, bool allowNew, TimeProvider clock, ILogger logger)
    {
        var authority = Load(directory, allowNew, clock.GetUtcNow(), logger) ?? Create(directory, clock.GetUtcNow(), allowNew, logger);
        Publish(directory, authority, logger);
        return authority;
    }

    private static X509Certificate2? Load(DataDirectory directory, bool allowNew, DateTimeOffset now, ILogger logger)
    {
        X509Certificate2? loaded = null;
        string? fault;
        try
        {
            loaded = CertificatePem.Load(directory.CaPrivate);
            fault = loaded is null ? null : WhyNot(loaded, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may be good; who may read it should look first.
            throw Unusable(directory, $"cannot be read: {e.Message}", e);
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
            throw Unusable(directory, fault);
        }

        // Kept: it is the only one that boards in the field know.
        var old = directory.CaPrivate + ".old";
        DataDirectory.Replace(directory.CaPrivate, old);
        LogReplaced(logger, directory.CaPrivate, fault, old);
        return null;
    }

    private static string? WhyNot(X509Certificate2 authority, DateTimeOffset now) =>
        ServerCertificate.IsOfTheFuture(authority, now)
            ? $"begins on {authority.NotBefore.ToUniversalTime():yyyy-MM-dd}, and the clock says {now:yyyy-MM-dd}: the one or the other "
                + "was wrong"
        : ServerCertificate.IsValid(authority, now) ? null
        : $"ends on {authority.NotAfter.ToUniversalTime():yyyy-MM-dd}";

    private static X509Certificate2 Create(DataDirectory directory, DateTimeOffset now, bool allowNew, ILogger logger)
    {
        if (directory.TraceOfUse() is { } trace)
        {
            if (!allowNew)
            {
                throw new LocalHubException(
                    LocalHubError.AuthorityLost,
                    $"{directory.CaPrivate} is gone, though a hub has run here ({trace} is there): boards trust the authority in it and "
                        + "would refuse "
                    + "a hub with another. Restore it from a backup; or start once with NewAuthority (telemetrygen hub --new-authority) "
                    + "for a new "
                    + "one, and give every board the new ca.pem.");
            }

            LogNew(logger, directory.CaPem);
        }

        var created = CertificateIssuer.CreateAuthority(now);
        CertificatePem.Save(directory.CaPrivate, created);
        return created;
    }

    private static LocalHubException Unusable(DataDirectory directory, string why, Exception? cause = null) => new(
        LocalHubError.CertificateUnusable,
        $"The authority in {directory.CaPrivate} {why}. Restore the file; or start once with NewAuthority (telemetrygen hub "
            + "--new-authority) for "
        + "a new one, and give every board the new ca.pem.",
        cause);

    private static void Publish(DataDirectory directory, X509Certificate2 authority, ILogger logger)
    {
        var changed = DataDirectory.WritePublic(directory.CaDer, authority.RawData);
        changed |= DataDirectory.WritePublic(directory.CaPem, Encoding.ASCII.GetBytes(authority.ExportCertificatePem() + "\n"));
        if (changed)
        {
            LogPublished(logger, directory.CaPem, authority.Subject);
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "{Path} {Fault}. NewAuthority is on: it is kept as {Old}, and every board needs the new ca.pem")]
    private static partial void LogReplaced(ILogger logger, string path, string fault, string old);

    [LoggerMessage(5, LogLevel.Warning, "The authority was lost. NewAuthority is on: every board needs the new {Path}")]
    private static partial void LogNew(ILogger logger, string path);

    [LoggerMessage(6, LogLevel.Information, "Wrote {Path} and ca.der of {Authority}")]
    private static partial void LogPublished(ILogger logger, string path, string authority);
}
