using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TelemetryGen.LocalHub.Certificates;

/// <summary>A certificate with its private key as one PEM file.</summary>
internal static class CertificatePem
{
    /// <summary>Null when there is no file.</summary>
    /// <exception cref="CryptographicException">The file is no certificate with its key.</exception>
    public static X509Certificate2? Load(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var text = File.ReadAllText(path);
        return X509Certificate2.CreateFromPem(text, text);
    }

    public static void Save(string path, X509Certificate2 certificate, KeyKind kind)
    {
        using var key = kind.PrivateKeyOf(certificate)
            ?? throw new CryptographicException($"The certificate has no {kind.Name} key.");
        var text = $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        DataDirectory.WriteSecret(path, Encoding.ASCII.GetBytes(text));
    }
}
