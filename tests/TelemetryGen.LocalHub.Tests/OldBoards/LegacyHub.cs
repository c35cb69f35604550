using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.OldBoards;

/// <summary>A hub that lets in old boards, and a client of TLS 1.2 that trusts the authority for them alone.</summary>
internal sealed class LegacyHub : IAsyncDisposable
{
    private readonly HttpClient _client;

    private LegacyHub(TestHub hub)
    {
        Hub = hub;
        _client = Trust.NewClient(hub.Hub.LegacyEndpoint!, Trust.Only(hub.Hub.LegacyCaDerPath!));
    }

    public TestHub Hub { get; }

    public string Authority => Hub.Hub.LegacyEndpoint!.Authority;

    public static async Task<LegacyHub> StartAsync(
        Func<LocalHubOptions, LocalHubOptions>? change = null, TemporaryFolder? directory = null) =>
        new(await TestHub.StartAsync(
            options => (change?.Invoke(options) ?? options) with { LegacyTls = new LegacyTlsOptions { Port = 0 } }, directory));

    /// <summary>A token for a resource below this port's own name.</summary>
    public string Token(string path, string policy = "send") => Hub.Token($"https://{Authority}/{path}", policy);

    public async Task<HttpResponseMessage> SendAsync(string path, string? token, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = Answers.Body("a");
        }

        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Hub.DisposeAsync();
    }
}
