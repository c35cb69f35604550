using Microsoft.Extensions.Primitives;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Decides whether a token allows a request.</summary>
internal sealed class TokenAuthorizer(PolicyStore policies, IReadOnlyList<string> hosts, TimeProvider clock)
{
    /// <summary>The port that tokens may name. Set once the server listens.</summary>
    public int Port { get; set; }

    /// <summary>Null when the request is allowed.</summary>
    public HubFault? Check(StringValues header, HubPath path, AccessRights needed)
    {
        if (StringValues.IsNullOrEmpty(header))
        {
            return HubFault.MissingToken;
        }

        if (!SasToken.TryParse(header.ToString(), out var token, out var error))
        {
            return HubFault.MalformedToken(error);
        }

        if (!Names(token.Audience) || !token.Audience.Covers(path.Segments))
        {
            return HubFault.WrongAudience(token, path, hosts);
        }

        var now = clock.GetUtcNow();
        if (token.Expiry <= now)
        {
            return HubFault.Expired(token, now);
        }

        // A token for the whole namespace cannot be signed by the policy of one hub.
        var scope = token.Audience.Segments.Count == 0 ? null : path.Hub;
        var candidates = policies.Current.Find(token.PolicyName, scope).ToArray();
        if (candidates.Length == 0)
        {
            return HubFault.UnknownPolicy(token.PolicyName);
        }

        var signer = candidates.FirstOrDefault(policy => policy.Signed(token));
        return signer is null ? HubFault.WrongSignature
            : signer.Rights.HasFlag(needed) ? null
            : HubFault.MissingClaim(needed, path);
    }

    private bool Names(SasAudience audience) => hosts.Contains(audience.Host) && (audience.Port is null || audience.Port == Port);
}
