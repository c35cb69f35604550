using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Amqp.Claims;

/// <summary>What a token that was put on a connection allows.</summary>
/// <param name="Audience">What it opens.</param>
/// <param name="Rights">Those of the policy that signed it, when it was put: a live connection goes on to the end of its token.</param>
/// <param name="Expiry">Its end.</param>
internal sealed record Claim(SasAudience Audience, AccessRights Rights, DateTimeOffset Expiry);
