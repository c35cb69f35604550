using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// What is checked of any signature before it is known whose it is: its form, what it is for, and that it has not ended. HTTPS and AMQP
/// ask here.
/// </summary>
internal sealed class AudienceCheck(IReadOnlyList<string> hosts, TimeProvider clock)
{
    /// <summary>Null when all is right so far; then there is a token.</summary>
    /// <param name="text">The token as it was sent.</param>
    /// <param name="path">The decoded segments of the path asked for.</param>
    /// <param name="port">The only port that the audience may name; null when its port does not count.</param>
    /// <param name="token">The token.</param>
    public HubFault? Check(string? text, IReadOnlyList<string> path, int? port, out SasToken? token)
    {
        token = null;
        if (string.IsNullOrEmpty(text))
        {
            return HubFault.MissingToken;
        }

        if (!SasToken.TryParse(text, out token, out var error))
        {
            return HubFault.MalformedToken(error);
        }

        return Check(token, path, port);
    }

    /// <summary>Null when a token is for this path and has not ended.</summary>
    /// <inheritdoc cref="Check(string?, IReadOnlyList{string}, int?, out SasToken?)"/>
    public HubFault? Check(SasToken token, IReadOnlyList<string> path, int? port)
    {
        var isOtherPort = port is not null && token.Audience.Port is { } named && named != port;
        if (isOtherPort || !hosts.Contains(token.Audience.Host) || !token.Audience.Covers(path))
        {
            return Wrong(token, path, isOtherPort ? port : null);
        }

        var now = clock.GetUtcNow();
        return token.Expiry <= now ? HubFault.Expired(token, now) : null;
    }

    /// <summary>The refusal of a token that is for something else.</summary>
    public HubFault Wrong(SasToken token, IReadOnlyList<string> path) => Wrong(token, path, port: null);

    private HubFault Wrong(SasToken token, IReadOnlyList<string> path, int? port) =>
        HubFault.WrongAudience(token, "/" + string.Join('/', path), hosts, port);
}
