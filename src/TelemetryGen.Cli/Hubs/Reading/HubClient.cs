using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
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
        if (!EventHubNames.IsHub(hub))
        {
            throw new CliException($"'{hub}' is not a hub name.");
        }

        var http = HubHttp.Create(endpoint, ca, Patience);
        return new HubClient(http, EventHubResource.Hub(http.BaseAddress!.Authority, hub), policy, key);
    }

    /// <summary>Events as lines, and the number after which to ask next; null when the hub has no such partition.</summary>
    /// <param name="partition">From 0.</param>
    /// <param name="after">The number of the last event that is known, "latest", or "" for all.</param>
    /// <param name="waitSeconds">How long to wait for the first one, 0 to 60.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CliException">The hub refuses, or its certificate is not of the authority.</exception>
    /// <exception cref="HubAwayException">The hub cannot be reached, or cannot serve now.</exception>
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
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Header(response, "Last-Sequence-Number"),
                int.Parse(Header(response, "Partition-Count"), CultureInfo.InvariantCulture))
                : HubHttp.Detail(text).StartsWith("40402:", StringComparison.Ordinal) ? null
                : throw Refusal((int)response.StatusCode, HubHttp.Detail(text));
        }
        catch (HttpRequestException error) when (error.InnerException is AuthenticationException)
        {
            throw new CliException(HubHttp.NotReached(_http.BaseAddress!, error), ExitCode.Failure);
        }
        catch (HttpRequestException error)
        {
            throw new HubAwayException(HubHttp.NotReached(_http.BaseAddress!, error), error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new HubAwayException($"The hub did not answer within {Patience.TotalSeconds} s.", error);
        }
    }

    public void Dispose() => _http.Dispose();

    // A server that has a fault, or no room now, may have none later.
    private static Exception Refusal(int status, string detail)
    {
        var said = $"The hub answers {status.ToString(CultureInfo.InvariantCulture)}: {detail}";
        return status >= 500 ? new HubAwayException(said) : new CliException(said, ExitCode.Failure);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values)
        ? values.First()
        : throw new CliException($"The answer is not of a local hub of this version: it has no {name}.", ExitCode.Failure);

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
/// <param name="Partitions">How many partitions the hub has.</param>
internal sealed record HubAnswer(IReadOnlyList<string> Lines, string Last, int Partitions);
