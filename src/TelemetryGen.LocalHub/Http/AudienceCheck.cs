using Microsoft.Extensions.Primitives;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Http;

/// <summary>What is checked of any signature before it is known whose it is: its form, what it is for, and that it has not ended.</summary>
internal sealed class AudienceCheck(IReadOnlyList<string> hosts, TimeProvider clock)
{
    /// <summary>The port that an audience may name. Set once the server listens.</summary>
    public int Port { get; set; }

    /// <summary>Null when all is right so far; then there is a token.</summary>
    /// <param name="header">The Authorization header.</param>
    /// <param name="path">The decoded segments of the path asked for.</param>
    /// <param name="token">The token.</param>
    public HubFault? Check(StringValues header, IReadOnlyList<string> path, out SasToken? token)
    {
        token = null;
        if (StringValues.IsNullOrEmpty(header))
        {
            return HubFault.MissingToken;
        }

        if (!SasToken.TryParse(header.ToString(), out token, out var error))
        {
            return HubFault.MalformedToken(error);
        }

        return Check(token, path);
    }

    /// <summary>Null when a token is for this path and has not ended.</summary>
    /// <inheritdoc cref="Check(StringValues, IReadOnlyList{string}, out SasToken?)"/>
    public HubFault? Check(SasToken token, IReadOnlyList<string> path)
    {
        if (!Names(token.Audience) || !token.Audience.Covers(path))
        {
            return Wrong(token, path);
        }

        var now = clock.GetUtcNow();
        return token.Expiry <= now ? HubFault.Expired(token, now) : null;
    }

    /// <summary>The refusal of a token that is for something else.</summary>
    public HubFault Wrong(SasToken token, IReadOnlyList<string> path) => HubFault.WrongAudience(token, "/" + string.Join('/', path), hosts);

    private bool Names(SasAudience audience) => hosts.Contains(audience.Host) && (audience.Port is null || audience.Port == Port);
}
