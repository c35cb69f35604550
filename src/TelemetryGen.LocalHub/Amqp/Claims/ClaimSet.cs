using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Amqp.Sasl;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Amqp.Claims;

/// <summary>What a connection may do: by the tokens that were put on it, or by the policy it named in SASL.</summary>
internal sealed class ClaimSet(PolicyLogin? login, PolicyStore policies, TimeProvider clock)
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly List<Claim> _claims = [];

    /// <summary>Adds a claim in place of an older one of the same policy for the same; null when there was room.</summary>
    public AmqpFault? Put(Claim claim)
    {
        lock (_gate)
        {
            _claims.RemoveAll(old => old.Audience.Resource == claim.Audience.Resource && old.Policy == claim.Policy);
            if (_claims.Count >= Most)
            {
                var now = clock.GetUtcNow();
                _claims.RemoveAll(old => old.Expiry <= now);
            }

            if (_claims.Count >= Most)
            {
                return AmqpFault.TooManyTokens;
            }

            _claims.Add(claim);
            return null;
        }
    }

    /// <summary>Null when there is a right that is enough; <see cref="AccessRights.None"/> asks for any right at all.</summary>
    public AmqpFault? Check(LinkPath path, AccessRights needed)
    {
        var now = clock.GetUtcNow();
        Claim[] covering;
        lock (_gate)
        {
            covering = [.. _claims.Where(claim => claim.Audience.Covers(path.Segments))];
        }

        var live = covering.Where(claim => claim.Expiry > now).Aggregate(AccessRights.None, static (all, claim) => all | claim.Rights);
        if (login is not null)
        {
            live |= login.RightsIn(policies.Current, path.Hub);
        }

        return IsEnough(live, needed) ? null
            : live != AccessRights.None ? AmqpFault.MissingClaim(needed, path.ToString())
            : covering.Length > 0 ? AmqpFault.Ended(path.ToString(), covering.Max(claim => claim.Expiry))
            : AmqpFault.NoToken(path.ToString());
    }

    private static bool IsEnough(AccessRights live, AccessRights needed) =>
        needed == AccessRights.None ? live != AccessRights.None : live.HasFlag(needed);
}
