using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Amqp.Claims;

/// <summary>
/// Verifies tokens. Scheme and port of the resource do not count: the .NET client names amqp:// and signs amqps://, without a port.
/// </summary>
internal sealed class TokenVerifier(PolicyStore policies, AudienceCheck audience)
{
    /// <summary>Null when the token is good for a path; then there is a claim.</summary>
    /// <param name="text">The token.</param>
    /// <param name="path">Decoded segments of what it is shown for.</param>
    /// <param name="claim">What it allows.</param>
    public AmqpFault? Verify(string? text, IReadOnlyList<string> path, out Claim? claim)
    {
        claim = null;
        if (audience.Check(text, path, port: null, out var token) is { } wrong)
        {
            return AmqpFault.Unauthorized(wrong);
        }

        if (TokenSigner.Find(policies.Current, token!, out var signer) is { } unsigned)
        {
            return AmqpFault.Unauthorized(unsigned);
        }

        claim = new Claim(token!.Audience, signer!.Name, signer.Rights, token.Expiry);
        return null;
    }
}
