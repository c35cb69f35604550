using System.Net;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>Whether a kept server certificate still serves.</summary>
internal static class ServerCertificate
{
    /// <summary>It is the authority's, names every host, and is valid until <paramref name="until"/>.</summary>
    public static bool Fits(X509Certificate2 certificate, X509Certificate2 authority, IReadOnlyList<string> hostNames, DateTimeOffset until)
    {
        if (certificate.NotAfter.ToUniversalTime() <= until.UtcDateTime)
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
