using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Whom the gateway takes for the hub above: who has a certificate of its name by one authority alone.</summary>
internal sealed class UpstreamTrust
{
    /// <summary>The option that names the file.</summary>
    public const string Option = "Forward.CaFile";

    private readonly X509Certificate2Collection _authorities;

    private UpstreamTrust(X509Certificate2Collection authorities) => _authorities = authorities;

    /// <summary>Null without a file: then the authorities of the machine count.</summary>
    /// <param name="path">The file.</param>
    /// <param name="option">What errors call the option that names it.</param>
    /// <exception cref="LocalHubException">The file cannot be read.</exception>
    public static UpstreamTrust? Load(string? path, string option = Option)
    {
        if (path is null)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new LocalHubException(LocalHubError.InvalidOption, $"{option} {path} cannot be read: there is no such file.");
        }

        try
        {
            return new UpstreamTrust([X509CertificateLoader.LoadCertificateFromFile(path)]);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.InvalidOption, $"{option} {path} is not a certificate that can be read: {e.Message}", e);
        }
    }

    /// <summary>Looks at a certificate in a handshake.</summary>
    public bool Verify(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1", "serverAuth"));
        foreach (var element in sent?.ChainElements.Skip(1) ?? [])
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }
}
