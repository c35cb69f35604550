using System.Net;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>Whether a kept server certificate still serves.</summary>
internal static class ServerCertificate
{
    /// <summary>A certificate with less life than this is made anew.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>
    /// Valid now and for a while: it neither nears its end nor begins in the future, as one does that was made under a clock that was
    /// ahead.
    /// </summary>
    public static bool IsValid(X509Certificate2 certificate, DateTimeOffset now) =>
        !IsOfTheFuture(certificate, now) && certificate.NotAfter.ToUniversalTime() > HubClock.AtLeast(now).UtcDateTime + RenewBefore;

    /// <summary>It begins after now, by a clock that has been set.</summary>
    public static bool IsOfTheFuture(X509Certificate2 certificate, DateTimeOffset now) =>
        now >= HubClock.Earliest && certificate.NotBefore.ToUniversalTime() > now.UtcDateTime;

    /// <summary>It is the authority's, names every host, and is valid.</summary>
    public static bool Fits(X509Certificate2 certificate, X509Certificate2 authority, IReadOnlyList<string> hostNames, DateTimeOffset now)
    {
        if (!IsValid(certificate, now))
        {
            return false;
        }

        var issuer = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().SingleOrDefault()?.KeyIdentifier;
        var expected = authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes;
        return issuer is { } identifier && identifier.Span.SequenceEqual(expected.Span) && NamesOf(certificate).IsSupersetOf(hostNames);
    }

    private static HashSet<string> NamesOf(X509Certificate2 certificate)
    {
        var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SingleOrDefault();
        return extension is null
            ? []
            : [.. extension.EnumerateDnsNames().Select(SasAudience.NormalizeHost), .. extension.EnumerateIPAddresses().Select(Text)];
    }

    private static string Text(IPAddress address) => address.ToString();
}
