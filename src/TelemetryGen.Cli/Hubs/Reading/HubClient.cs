using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Hubs.Reading;

/// <summary>Asks a local hub for events. Only the hub's own authority is trusted.</summary>
internal sealed class HubClient : IDisposable
{
    // Longer than the longest wait that the hub grants.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(20);

    private readonly HttpClient _http;
    private readonly Uri _resource;
    private readonly string _policy;
    private readonly string _key;
    private SasToken? _token;

    private HubClient(HttpClient http, Uri resource, string policy, string key)
    {
        _http = http;
        _resource = resource;
        _policy = policy;
        _key = key;
    }

    /// <exception cref="CliException">An argument is wrong, or the file of the authority cannot be read.</exception>
    public static HubClient Create(string endpoint, string ca, string hub, string policy, string key)
    {
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new CliException($"--endpoint is '{endpoint}'; it must be an https address, such as https://localhost:8443.");
        }

        if (!EventHubNames.IsHub(hub))
        {
            throw new CliException($"'{hub}' is not a hub name.");
        }

        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { Authority(ca) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        var http = new HttpClient(handler) { BaseAddress = new Uri(uri.GetLeftPart(UriPartial.Authority)), Timeout = Patience };
        return new HubClient(http, EventHubResource.Hub(uri.Authority, hub), policy, key);
    }

    /// <summary>Events as lines, and the number after which to ask next; null when the hub has no such partition.</summary>
    /// <param name="partition">From 0.</param>
    /// <param name="after">The number of the last event that is known, "latest", or "" for all.</param>
    /// <param name="waitSeconds">How long to wait for the first one, 0 to 60.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CliException">The hub refuses, or cannot be reached.</exception>
    public async Task<HubAnswer?> ReadAsync(int partition, string after, int waitSeconds, CancellationToken cancellation)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture, $"{_resource.AbsolutePath}/partitions/{partition}/events?after={after}&wait={waitSeconds}");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(Token().Text);
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return response.StatusCode == HttpStatusCode.OK ? new HubAnswer(
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Last(response))
                : Detail(text).StartsWith("40402:", StringComparison.Ordinal) ? null
                : throw new CliException($"The hub answers {(int)response.StatusCode}: {Detail(text)}", ExitCode.Failure);
        }
        catch (HttpRequestException error)
        {
            throw new CliException($"The hub cannot be reached: {error.InnerException?.Message ?? error.Message}", ExitCode.Failure);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CliException($"The hub did not answer within {Patience.TotalSeconds} s.", ExitCode.Failure);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Last(HttpResponseMessage response) => response.Headers.TryGetValues("Last-Sequence-Number", out var values)
        ? values.First()
        : throw new CliException("The answer is not of a local hub: it has no Last-Sequence-Number.", ExitCode.Failure);

    private static X509Certificate2 Authority(string path)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--ca {path} cannot be read: {error.Message}");
        }
    }

    private static string Detail(string answer)
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

    private SasToken Token()
    {
        if (_token is null || _token.Expiry < DateTimeOffset.UtcNow + (TokenLife / 2))
        {
            _token = SasToken.Create(_resource, _policy, _key, DateTimeOffset.UtcNow + TokenLife);
        }

        return _token;
    }
}

/// <summary>What the hub gave.</summary>
/// <param name="Lines">An event each, as JSON.</param>
/// <param name="Last">The number after which to ask next.</param>
internal sealed record HubAnswer(IReadOnlyList<string> Lines, string Last);
