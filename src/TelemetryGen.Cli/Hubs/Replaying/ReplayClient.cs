using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>Sends dead letters to a hub again, each as the publisher that had sent it.</summary>
internal sealed class ReplayClient(HttpClient http, string hub, string policy, string key, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int Attempts = 6;
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    // As JSON of ASCII alone, which is what a header can carry.
    private static readonly JsonSerializerOptions Ascii = new() { Encoder = JavaScriptEncoder.Default };

    private SasToken? _token;

    /// <summary>Sends one event; waits and tries again when the hub is busy or cannot be reached.</summary>
    /// <exception cref="CliException">The hub refuses it, or was not reached in six attempts.</exception>
    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        for (var (attempt, delay) = (1, FirstDelay); ; (attempt, delay) = (attempt + 1, delay * 2))
        {
            string problem;
            try
            {
                using var request = Request(letter);
                using var response = await http.SendAsync(request, cancellation);
                if (response.StatusCode == HttpStatusCode.Created)
                {
                    return;
                }

                var (status, answer) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
                problem = string.Create(CultureInfo.InvariantCulture, $"The hub answers {status}: {HubHttp.Detail(answer)}");
                if (status is not (408 or 429 or >= 500))
                {
                    throw Refused(letter, problem);
                }

                delay = response.Headers.RetryAfter?.Delta is { } asked && asked > delay ? asked : delay;
            }
            catch (HttpRequestException error)
            {
                problem = HubHttp.NotReached(http.BaseAddress!, error);
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                problem = $"The hub did not answer within {Patience.TotalSeconds} s.";
            }

            if (attempt == Attempts)
            {
                throw Refused(letter, problem);
            }

            await Task.Delay(delay, clock, cancellation);
        }
    }

    public void Dispose() => http.Dispose();

    private static CliException Refused(Letter letter, string problem) => new(
        $"{letter.Place}: {problem.TrimEnd('.')}. Go on with {letter.GoOn}.", ExitCode.Failure);

    private HttpRequestMessage Request(Letter letter)
    {
        var path = letter.Publisher is { } publisher ? $"{hub}/publishers/{Uri.EscapeDataString(publisher)}/messages" : $"{hub}/messages";
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(letter.Body) };
        request.Headers.Authorization = AuthenticationHeaderValue.Parse(Token().Text);
        if (letter is { Publisher: null, PartitionKey: { } partitionKey })
        {
            request.Headers.TryAddWithoutValidation(
                "BrokerProperties", JsonSerializer.Serialize(new { PartitionKey = partitionKey }, Ascii));
        }

        if (letter.ContentType is { } contentType)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in letter.Properties)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Dispose();
                throw Refused(letter, $"Its property '{name}' cannot be sent over HTTPS");
            }
        }

        return request;
    }

    private SasToken Token()
    {
        if (_token is null || _token.Expiry < clock.GetUtcNow() + (TokenLife / 2))
        {
            _token = SasToken.Create(
                EventHubResource.Hub(http.BaseAddress!.Authority, hub), policy, key, clock.GetUtcNow() + TokenLife);
        }

        return _token;
    }
}
