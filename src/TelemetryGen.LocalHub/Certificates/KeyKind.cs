using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>The keys of an authority and of what it signs.</summary>
internal abstract class KeyKind
{
    /// <summary>P-256: short records and a quick handshake for boards, and every client in use takes it.</summary>
    public static readonly KeyKind Ecdsa = new EcdsaKind();

    /// <summary>RSA of 2048 bits, the longest that a CC3200 takes; boards that need it know nothing else.</summary>
    public static readonly KeyKind Rsa = new RsaKind();

    /// <summary>As errors call it.</summary>
    public abstract string Name { get; }

    /// <summary>What a server's key does in a handshake.</summary>
    public abstract X509KeyUsageFlags ServerUsage { get; }

    protected abstract string Oid { get; }

    /// <summary>Whether a certificate has a key of this kind.</summary>
    public bool IsOf(X509Certificate2 certificate) => certificate.GetKeyAlgorithm() == Oid;

    /// <summary>A new private key, and a request for it.</summary>
    public abstract (AsymmetricAlgorithm Key, CertificateRequest Request) Create(string subject);

    /// <summary>The private key of a certificate; null when it has none of this kind.</summary>
    public abstract AsymmetricAlgorithm? PrivateKeyOf(X509Certificate2 certificate);

    /// <summary>The certificate with a key that <see cref="Create"/> made.</summary>
    public abstract X509Certificate2 Join(X509Certificate2 certificate, AsymmetricAlgorithm key);

    private sealed class EcdsaKind : KeyKind
    {
        public override string Name => "ECDSA";

        public override X509KeyUsageFlags ServerUsage => X509KeyUsageFlags.DigitalSignature;

        protected override string Oid => "1.2.840.10045.2.1";

        public override (AsymmetricAlgorithm Key, CertificateRequest Request) Create(string subject)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return (key, new CertificateRequest(subject, key, HashAlgorithmName.SHA256));
        }

        public override AsymmetricAlgorithm? PrivateKeyOf(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey();

        public override X509Certificate2 Join(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
            certificate.CopyWithPrivateKey((ECDsa)key);
    }

    private sealed class RsaKind : KeyKind
    {
        private const int Bits = 2048;

        public override string Name => "RSA";

        // The client encrypts the secret with it (TLS_RSA), or the server signs its part of the exchange (TLS_ECDHE_RSA).
        public override X509KeyUsageFlags ServerUsage => X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;

        protected override string Oid => "1.2.840.113549.1.1.1";

        public override (AsymmetricAlgorithm Key, CertificateRequest Request) Create(string subject)
        {
            var key = RSA.Create(Bits);
            return (key, new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        public override AsymmetricAlgorithm? PrivateKeyOf(X509Certificate2 certificate) => certificate.GetRSAPrivateKey();

        public override X509Certificate2 Join(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
            certificate.CopyWithPrivateKey((RSA)key);
    }
}
