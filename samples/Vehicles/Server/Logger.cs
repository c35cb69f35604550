using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using TelemetryGen;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace Acme.Vehicles.Server;

/// <summary>What sits in the van: sends events over HTTPS, as one publisher, with a token for that publisher alone.</summary>
internal sealed class Logger : IDisposable
{
    public const string Hub = "vehicles";
    private const string Vehicle = "van-7";

    private readonly HttpClient _client;
    private readonly Uri _messages;
    private readonly byte[] _buffer = new byte[Position.MaxBatchBytes(60)];

    public Logger(LocalHub hub)
    {
        _messages = new Uri(hub.Endpoint, $"{Hub}/publishers/{Vehicle}/messages");
        _client = new HttpClient(new SocketsHttpHandler { SslOptions = Trust(hub.CaPemPath) });
        var token = hub.GetPolicy("send").Sign(
            EventHubResource.Publisher(hub.Endpoint.Authority, Hub, Vehicle), DateTimeOffset.UtcNow.AddHours(1));
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.Text);
    }

    /// <summary>Bytes of event bodies so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Events so far.</summary>
    public int Events { get; private set; }

    /// <summary>At most sixty positions as one event.</summary>
    public Task SendAsync(ReadOnlySpan<Position> positions, CancellationToken cancellation) =>
        Position.TryWriteBatch(positions, _buffer, out var length, out var error)
            ? PostAsync(length, cancellation)
            : throw new TelemetryException(error);

    /// <summary>A list of faults as an event of its own.</summary>
    public Task SendAsync(Faults faults, CancellationToken cancellation) => PostAsync(faults.Write(_buffer), cancellation);

    public void Dispose() => _client.Dispose();

    private async Task PostAsync(int length, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(_buffer, 0, length);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await _client.PostAsync(_messages, body, cancellation);
        answer.EnsureSuccessStatusCode();
        Bytes += length;
        Events++;
    }

    // The hub's own authority and no other: nothing is sent to whoever else answers there.
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
