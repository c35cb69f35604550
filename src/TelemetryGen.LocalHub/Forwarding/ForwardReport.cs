namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>How forwarding goes.</summary>
/// <param name="Trouble">What keeps events from being forwarded now.</param>
/// <param name="Lag">Events that are stored here and not acknowledged there.</param>
/// <param name="Sent">Events that the hub above took since the start.</param>
/// <param name="Refused">Events that it refused for good since the start.</param>
internal sealed record ForwardReport(ForwardTrouble Trouble, long Lag, long Sent, long Refused)
{
    /// <summary>The state in a word or two.</summary>
    public string State => Trouble switch
    {
        ForwardTrouble.None => "ok",
        ForwardTrouble.NotFound => "not found",
        _ => Trouble.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether events do not go on as they come, but for a moment.</summary>
    public bool IsDegraded => Trouble > ForwardTrouble.Busy;

    /// <inheritdoc cref="ForwardAdvice.Reason"/>
    public string? Reason => ForwardAdvice.Reason(Trouble);

    public ForwardReport Add(ForwardReport other) => new(
        (ForwardTrouble)Math.Max((int)Trouble, (int)other.Trouble), Lag + other.Lag, Sent + other.Sent, Refused + other.Refused);
}
