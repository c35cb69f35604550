using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Amqp.Claims;

/// <summary>What a token that was put on a connection allows.</summary>
/// <param name="Audience">What it opens.</param>
/// <param name="Policy">The policy that signed it.</param>
/// <param name="Rights">Those of the policy when it was put: a live connection goes on to the end of its token.</param>
/// <param name="Expiry">Its end.</param>
internal sealed record Claim(SasAudience Audience, string Policy, AccessRights Rights, DateTimeOffset Expiry);
