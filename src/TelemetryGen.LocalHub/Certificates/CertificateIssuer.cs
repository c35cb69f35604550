using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>
/// Makes the development authority and the server's certificate.
/// </summary>
internal static class CertificateIssuer
{
    /// <summary>A year and a month, below the 825 days that Apple's platforms allow even under a private authority.</summary>
    public static readonly TimeSpan ServerLifetime = TimeSpan.FromDays(397);

    /// <summary>Boards keep the authority in flash, so it outlives them.</summary>
    private const int AuthorityYears = 20;

    // A client whose clock is a little behind must not find a certificate of tomorrow.
    private static readonly TimeSpan Backdate = TimeSpan.FromDays(1);

    public static X509Certificate2 CreateAuthority(CertificateFiles files, DateTimeOffset now)
    {
        // The random part keeps the authorities of two directories apart in a trust store.
        var (key, request) = files.Kind.Create($"CN={files.Subject} {RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        using var ownKey = key;
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(files.Begin ?? now - Backdate, HubClock.AtLeast(now).AddYears(AuthorityYears));
    }

    public static X509Certificate2 CreateServer(
        CertificateFiles files, X509Certificate2 authority, IReadOnlyList<string> hostNames, DateTimeOffset now)
    {
        var (key, request) = files.Kind.Create("CN=TelemetryGen local hub");
        using var ownKey = key;
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(files.Kind.ServerUsage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(Names(hostNames));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        // Python's VERIFY_X509_STRICT, on by default since 3.13, asks for the authority's key identifier.
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        // A clock that was never set counts from where the authority shows that the world has come to.
        var (notBefore, notAfter) = (
            new DateTimeOffset(authority.NotBefore.ToUniversalTime()), new DateTimeOffset(authority.NotAfter.ToUniversalTime()));
        var end = Earlier(Later(HubClock.AtLeast(now), notBefore) + ServerLifetime, notAfter);
        var begin = Later(files.Begin ?? now - Backdate, notBefore);
        using var certificate = request.Create(authority, begin, end, SerialNumber());
        return files.Kind.Join(certificate, key);
    }

    private static X509Extension Names(IReadOnlyList<string> hostNames)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in hostNames)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(name);
            }
        }

        return names.Build();
    }

    // RFC 5280 section 4.1.2.2: positive, at most 20 bytes.
    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
