using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace TelemetryGen.Cli.Hubs;

/// <summary>HTTPS to a hub, and how a hub words its refusals.</summary>
internal static class HubHttp
{
    /// <summary>A client of one endpoint.</summary>
    /// <param name="endpoint">An https address.</param>
    /// <param name="ca">A PEM file: only certificates of this authority are trusted. Null for those of the machine.</param>
    /// <param name="patience">How long an answer may take.</param>
    /// <exception cref="CliException">The address is none, or the file cannot be read.</exception>
    public static HttpClient Create(string endpoint, string? ca, TimeSpan patience)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new CliException($"--endpoint is '{endpoint}'; it must be an https address, such as https://localhost:8443.");
        }

        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (ca is not null)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { Authority(ca) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            };
        }

        return new HttpClient(handler) { BaseAddress = new Uri(uri.GetLeftPart(UriPartial.Authority)), Timeout = patience };
    }

    /// <summary>That a hub did not answer, where it was looked for, and what should be there.</summary>
    public static string NotReached(Uri endpoint, HttpRequestException error) =>
        $"The hub cannot be reached at {endpoint.IdnHost}:{endpoint.Port.ToString(CultureInfo.InvariantCulture)}, where HTTPS is expected "
        + $"(usually port 8443 of a local hub, 443 of Azure): {(error.InnerException?.Message ?? error.Message).TrimEnd('.')}.";

    /// <summary>The reason in a hub's answer.</summary>
    public static string Detail(string answer)
    {
        try
        {
            return XElement.Parse(answer).Element("Detail")?.Value ?? answer;
        }
        catch (System.Xml.XmlException)
        {
            return answer.Length > 0 ? answer : "no reason given";
        }
    }

    private static X509Certificate2 Authority(string path)
    {
        if (!Path.Exists(path))
        {
            // OpenSSL's own words for it are "error:10000080:BIO routines::no such file".
            throw new CliException($"--ca {path} cannot be read: there is no such file.");
        }

        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(error is CryptographicException && File.Exists(path)
                ? $"--ca {path} cannot be read: {error.Message}"
                : $"--ca {PathProblem.Describe(path, "read", error)}");
        }
    }
}
