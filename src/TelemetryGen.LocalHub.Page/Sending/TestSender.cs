using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Page.Sending;

/// <summary>Sends an event as a device does: over HTTPS, with the hub's certificate checked and a token of the policy "send".</summary>
internal sealed class TestSender : IDisposable
{
    private const string PolicyName = "send";

    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly LocalHub _hub;
    private readonly TimeProvider _clock;
    private readonly X509Certificate2 _authority;
    private readonly HttpClient _client;

    public TestSender(LocalHub hub, TimeProvider clock)
    {
        _hub = hub;
        _clock = clock;
        _authority = X509CertificateLoader.LoadCertificateFromFile(hub.CaDerPath);
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { _authority },
        };
        _client = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, SslOptions = { CertificateChainPolicy = trust } }) { Timeout = Patience };
    }

    public async Task<SendAnswer> SendAsync(string hubName, string publisher, byte[] body, CancellationToken cancellation)
    {
        if (!EventHubNames.IsPublisher(publisher))
        {
            return new(false, $"'{publisher}' is not a publisher's name.");
        }

        try
        {
            var resource = EventHubResource.Publisher(_hub.Endpoint.Authority, hubName, publisher);
            using var request = new HttpRequestMessage(
                HttpMethod.Post, new Uri(_hub.Endpoint, $"{hubName}/publishers/{Uri.EscapeDataString(publisher)}/messages"));
            request.Content =
                new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
            request.Headers.TryAddWithoutValidation(
                "Authorization", _hub.GetPolicy(PolicyName, hubName).Sign(resource, _clock.GetUtcNow() + TokenLife).Text);
            using var response = await _client.SendAsync(request, cancellation);
            return response.StatusCode == HttpStatusCode.Created
                ? new(true, $"Stored: {body.Length} bytes as {publisher}.")
                : new(false, $"{(int)response.StatusCode}: {Detail(await response.Content.ReadAsStringAsync(cancellation))}");
        }
        catch (KeyNotFoundException)
        {
            return new(false, $"policies.json has no policy '{PolicyName}', with which the page sends.");
        }
        catch (HttpRequestException error)
        {
            return new(false, $"{_hub.Endpoint} cannot be reached: {error.Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(false, $"{_hub.Endpoint} did not answer within {Patience.TotalSeconds} seconds.");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _authority.Dispose();
    }

    private static string Detail(string answer)
    {
        try
        {
            return XElement.Parse(answer).Element("Detail")?.Value ?? answer;
        }
        catch (XmlException)
        {
            return answer;
        }
    }
}
