using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Devices;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Decides whether a token allows a request.</summary>
/// <param name="policies">Whose keys sign tokens.</param>
/// <param name="revoked">Who may not send.</param>
/// <param name="audience">What tokens are for.</param>
/// <param name="onePublisher">Takes no token that is good for more than one publisher, not even for what that one may do.</param>
internal sealed class TokenAuthorizer(PolicyStore policies, RevokedDevices revoked, AudienceCheck audience, bool onePublisher = false)
{
    private readonly VerifiedTokens _verified = new();

    /// <summary>Null when the request is allowed.</summary>
    public HubFault? Check(HttpContext context, HubPath path, AccessRights needed) =>
        Check(context, path.Segments, needed)
        ?? (path.Target == HubTarget.Publisher && revoked.Contains(path.Hub, path.Value) ? HubFault.Revoked(path.Value) : null);

    /// <summary>Null when the request is allowed, whoever is revoked.</summary>
    /// <param name="context">The request; a token may name the port on which it came.</param>
    /// <param name="path">All segments of the path, decoded.</param>
    /// <param name="needed">The right that is asked for.</param>
    public HubFault? Check(HttpContext context, IReadOnlyList<string> path, AccessRights needed)
    {
        var (text, port) = (context.Request.Headers.Authorization.ToString(), context.Connection.LocalPort);
        var current = policies.Current;
        if (_verified.Find(text, current) is { } known)
        {
            return audience.Check(known.Token, path, port) ?? Check(known.Token, known.Signer, path, needed);
        }

        if (audience.Check(text, path, port, out var token) is { } wrong)
        {
            return wrong;
        }

        if (TokenSigner.Find(current, token!, out var signer) is { } unsigned)
        {
            return unsigned;
        }

        _verified.Add(text, new VerifiedToken(token!, current, signer!));
        return Check(token!, signer!, path, needed);
    }

    private HubFault? Check(SasToken token, AccessPolicy signer, IReadOnlyList<string> path, AccessRights needed) =>
        onePublisher && !IsOfOnePublisher(token.Audience) ? HubFault.NotOnePublisher(token)
        : signer.Rights.HasFlag(needed) ? null
        : HubFault.MissingClaim(needed, path);

    private static bool IsOfOnePublisher(SasAudience audience) => audience.Segments is [_, var kind, _, ..] && HubPath.IsPublishers(kind);
}
