namespace TelemetryGen.LocalHub.Amqp.Sasl;

/// <summary>Who a client is after the security layer.</summary>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
/// <param name="Login">The policy it named; null when it shows tokens.</param>
internal sealed record SaslResult(string? Refusal, PolicyLogin? Login)
{
    public static readonly SaslResult ByTokens = new(null, null);

    public static SaslResult Refused(string why) => new(why, null);
}
