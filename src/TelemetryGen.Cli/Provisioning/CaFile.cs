using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>The authorities that boards trust, in the form that each takes.</summary>
internal static class CaFile
{
    /// <summary>Where the WiPys look, and what the others load.</summary>
    /// <exception cref="CliException">There is no such file, no certificate in it, one that has expired, or more than one for a WiPy 1:
    /// whether its firmware reads more was not tried.</exception>
    public static (string Path, byte[] Bytes) For(string board, string file)
    {
        using var stream = SchemaFile.Open(file);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var certificates = Read(file, memory.ToArray());
        if (certificates.Find(c => c.NotAfter < DateTime.Now) is { } expired)
        {
            var name = expired.Subject.Length > 0 ? "of " + expired.Subject : "with serial number " + expired.SerialNumber;
            throw new CliException($"{file}: the certificate {name} expired at {expired.NotAfter.ToUniversalTime():yyyy-MM-dd}.");
        }

        if (board == "wipy1" && certificates.Count > 1)
        {
            throw new CliException(
                $"{file} contains {certificates.Count} certificates; for a WiPy 1 it must be one: whether its firmware reads more was "
                    + "not tried. Give it the one that the hub's own chain ends in.");
        }

        return board.StartsWith("wipy", StringComparison.Ordinal)
            ? ("cert/ca.pem", System.Text.Encoding.ASCII.GetBytes(string.Concat(certificates.Select(c => c.ExportCertificatePem() + "\n"))))
            : ("cert/ca.der", certificates.SelectMany(c => c.RawData).ToArray());
    }

    private static List<X509Certificate2> Read(string file, byte[] bytes)
    {
        var found = new X509Certificate2Collection();
        try
        {
            if (bytes.AsSpan().IndexOf("-----BEGIN CERTIFICATE-----"u8) >= 0)
            {
                found.ImportFromPem(System.Text.Encoding.Latin1.GetString(bytes));
            }
            else
            {
                found.Add(X509CertificateLoader.LoadCertificate(bytes));
            }
        }
        catch (CryptographicException)
        {
            throw new CliException($"{file} is not a certificate in PEM or DER form.");
        }

        return found.Count > 0 ? [.. found] : throw new CliException($"{file} contains no certificate.");
    }
}
