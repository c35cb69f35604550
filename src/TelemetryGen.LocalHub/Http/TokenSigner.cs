using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Finds whose key signed a token.</summary>
internal static class TokenSigner
{
    /// <summary>Null when a policy signed it that may sign for what it names.</summary>
    /// <param name="policies">The policies now in force.</param>
    /// <param name="token">The token.</param>
    /// <param name="signer">That policy.</param>
    public static HubFault? Find(PolicySet policies, SasToken token, out AccessPolicy? signer)
    {
        // A token for the whole namespace cannot be signed by the policy of one hub.
        var hub = token.Audience.Segments.Count == 0 ? null : token.Audience.Segments[0];
        var candidates = policies.Find(token.PolicyName, hub).ToArray();
        signer = candidates.FirstOrDefault(policy => policy.Signed(token));
        return signer is not null ? null
            : candidates.Length == 0 ? HubFault.UnknownPolicy(token.PolicyName)
            : HubFault.WrongSignature;
    }
}
