using System.Net.Http.Headers;

namespace TelemetryGen.Server.Outputs;

/// <summary>Where the server posts to. Addresses of webhooks and headers are secrets: no error repeats them.</summary>
internal static class HttpTarget
{
    /// <summary>An address that may be posted to: https, or http on this machine.</summary>
    /// <param name="text">The address, as it was set.</param>
    /// <param name="name">What has the address, for the error: <c>the alerts' webhook 'a'</c>.</param>
    /// <param name="setting">Where it is set, for the error, as the environment has it.</param>
    /// <exception cref="TelemetryServerException">It is missing or something else.</exception>
    public static Uri Read(string? text, string name, string setting)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            var option = setting[(setting.LastIndexOf('_') + 1)..];
            throw new TelemetryServerException(
                $"{char.ToUpperInvariant(name[0])}{name[1..]} has no address. Set {option}; in the environment it is {setting}.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url
            : throw new TelemetryServerException(
                $"The address of {name} must begin with https://, or with http:// on this machine.");
    }

    /// <summary>A client that follows no redirect, and finds the host anew every few minutes.</summary>
    /// <param name="authorization">The header Authorization; null for none.</param>
    /// <param name="timeout">How long an answer is waited for.</param>
    /// <param name="name">What it is for, as in <see cref="Read"/>.</param>
    /// <exception cref="TelemetryServerException">The header is none.</exception>
    public static HttpClient CreateClient(string? authorization, TimeSpan timeout, string name)
    {
        var header = default(AuthenticationHeaderValue);
        if (authorization is not null && !AuthenticationHeaderValue.TryParse(authorization, out header))
        {
            throw new TelemetryServerException(
                $"The Authorization of {name} is no such header: it is a scheme and a value, such as \"Bearer ...\", in one line.");
        }

        var client = new HttpClient(
            new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = timeout };
        client.DefaultRequestHeaders.Authorization = header;
        return client;
    }
}
