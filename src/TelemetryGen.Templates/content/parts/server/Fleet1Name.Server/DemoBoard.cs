using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace Fleet1Namespace.Server;

/// <summary>Sends records as a board does: over HTTPS, as one publisher, with a token for that publisher alone.</summary>
internal static class DemoBoard
{
    private const string Name = "demo-1";

    /// <summary>Sends so many records, a second apart by their own time.</summary>
    public static async Task SendAsync(LocalHub hub, int records)
    {
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = Trust(hub.CaPemPath) });
        var token = hub.GetPolicy("send").Sign(
            EventHubResource.Publisher(hub.Endpoint.Authority, "telemetry", Name), DateTimeOffset.UtcNow.AddHours(1));
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.Text);
        var buffer = new byte[Climate.MaxPayloadBytes];
        var start = DateTimeOffset.UtcNow.AddSeconds(-records);

        // A board keeps its number over restarts; this one has a clock that is right, and begins where no earlier run has come.
        var first = (uint)(start.ToUnixTimeMilliseconds() / 100);
        for (var i = 1; i <= records; i++)
        {
            var climate = new Climate(
                start.AddSeconds(i), Math.Round(20 + (i * 0.25), 2), 60 - i, Battery: 3_700, Sequence: first + (uint)i);
            using var body = new ByteArrayContent(buffer, 0, climate.Write(buffer));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            using var answer = await client.PostAsync(new Uri(hub.Endpoint, $"telemetry/publishers/{Name}/messages"), body);
            answer.EnsureSuccessStatusCode();
        }
    }

    // The hub's own authority and no other.
    private static SslClientAuthenticationOptions Trust(string authority) => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(authority) },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };
}
