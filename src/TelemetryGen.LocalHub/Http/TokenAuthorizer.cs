using Microsoft.Extensions.Primitives;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Decides whether a token allows a request.</summary>
internal sealed class TokenAuthorizer(PolicyStore policies, RevokedDevices revoked, AudienceCheck audience)
{
    private readonly VerifiedTokens _verified = new();

    /// <summary>Null when the request is allowed.</summary>
    public HubFault? Check(StringValues header, HubPath path, AccessRights needed) =>
        Check(header, path.Segments, needed)
        ?? (path.Target == HubTarget.Publisher && revoked.Contains(path.Hub, path.Value) ? HubFault.Revoked(path.Value) : null);

    /// <summary>Null when the request is allowed, whoever is revoked.</summary>
    /// <param name="header">The Authorization header.</param>
    /// <param name="path">All segments of the path, decoded.</param>
    /// <param name="needed">The right that is asked for.</param>
    public HubFault? Check(StringValues header, IReadOnlyList<string> path, AccessRights needed)
    {
        var current = policies.Current;
        if (_verified.Find(header.ToString(), current) is { } known)
        {
            return audience.Check(known.Token, path) ?? CheckRights(known.Signer, path, needed);
        }

        if (audience.Check(header, path, out var token) is { } wrong)
        {
            return wrong;
        }

        if (TokenSigner.Find(current, token!, out var signer) is { } unsigned)
        {
            return unsigned;
        }

        _verified.Add(header.ToString(), new VerifiedToken(token!, current, signer!));
        return CheckRights(signer!, path, needed);
    }

    private static HubFault? CheckRights(AccessPolicy signer, IReadOnlyList<string> path, AccessRights needed) =>
        signer.Rights.HasFlag(needed) ? null : HubFault.MissingClaim(needed, path);
}
