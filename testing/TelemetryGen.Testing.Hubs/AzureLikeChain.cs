using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.Testing.Hubs;

/// <summary>
/// The shape of the chains that Azure sends since 2026: a leaf, an authority of RSA 4096, and a root of RSA 4096 that an older root has
/// signed across. Some servers leave the last out; then only the new root, signed by itself, verifies.
/// </summary>
public sealed class AzureLikeChain : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddYears(-1);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddYears(2);

    private readonly X509Certificate2 _oldRoot;
    private readonly X509Certificate2 _newRoot;
    private readonly X509Certificate2 _crossSigned;
    private readonly X509Certificate2 _issuer;
    private readonly X509Certificate2 _leaf;

    public AzureLikeChain()
    {
        using var oldKey = RSA.Create(2048);
        using var newKey = RSA.Create(4096);
        using var issuerKey = RSA.Create(4096);
        using var leafKey = RSA.Create(2048);
        _oldRoot = Authority("Old Root", oldKey).CreateSelfSigned(From, To);
        _newRoot = Authority("New Root", newKey).CreateSelfSigned(From, To);
        _crossSigned = Signed(Authority("New Root", newKey), _oldRoot, oldKey);
        _issuer = Signed(Authority("Issuer", issuerKey), _newRoot, newKey);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", leafKey, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var leaf = Signed(request, _issuer, issuerKey);
        _leaf = leaf.CopyWithPrivateKey(leafKey);
    }

    /// <summary>As DigiCert Global Root G2.</summary>
    public byte[] OldRoot => _oldRoot.RawData;

    /// <summary>As Microsoft TLS RSA Root G2, signed by itself.</summary>
    public byte[] NewRoot => _newRoot.RawData;

    /// <summary>A server that sends leaf, issuer and, where it is asked to, the root that the old one signed.</summary>
    public ScriptedHub Hub(bool isCrossSigned) => new(new X509Certificate2(_leaf), isCrossSigned ? [_issuer, _crossSigned] : [_issuer]);

    public void Dispose()
    {
        foreach (var certificate in new[] { _oldRoot, _newRoot, _crossSigned, _issuer, _leaf })
        {
            certificate.Dispose();
        }
    }

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static X509Certificate2 Signed(CertificateRequest request, X509Certificate2 issuer, RSA key)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        return request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), From, To.AddDays(-1),
            RandomNumberGenerator.GetBytes(8));
    }
}
