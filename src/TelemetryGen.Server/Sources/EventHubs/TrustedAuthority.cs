using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.Server;

/// <summary>One authority that a server's certificate must come from, in place of the machine's.</summary>
internal sealed class TrustedAuthority
{
    private readonly X509Certificate2Collection _roots;

    private TrustedAuthority(X509Certificate2Collection roots) => _roots = roots;

    /// <exception cref="TelemetryServerException">The file is not there, or has no certificate.</exception>
    public static TrustedAuthority Load(string path)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPemFile(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new TelemetryServerException($"TrustedCaFile {path} cannot be read: {error.Message}", error);
        }

        return roots.Count > 0
            ? new(roots)
            : throw new TelemetryServerException($"TrustedCaFile {path} has no certificate in PEM form.");
    }

    /// <summary>True for a certificate of this authority, in its time, with the name that was asked for.</summary>
    public bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainElements.Select(e => e.Certificate).ToArray());
        }

        using var leaf = new X509Certificate2(certificate);
        return chain.Build(leaf);
    }
}
