namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>What a person is told to do about trouble with the hub above.</summary>
/// <param name="options">They know what their options are called.</param>
internal sealed class ForwardAdvice(LocalHubOptions options)
{
    private string Forward => options.NameOf(UpstreamAddress.Option);

    /// <summary>What is wrong, for whoever may ask without a token: no name and no address; null when nothing is.</summary>
    public static string? Reason(ForwardTrouble trouble) => trouble switch
    {
        ForwardTrouble.None or ForwardTrouble.Connecting => null,
        ForwardTrouble.Busy => "the hub above asks to come later",
        ForwardTrouble.Unreachable => "no connection to the hub above; the log says why",
        ForwardTrouble.NotFound => "a hub is not known above; the log says which",
        ForwardTrouble.Unauthorized => "the hub above refuses the policy or its key; the log says why",
        _ => "the hub above or this one failed; the log says how",
    };

    /// <summary>What to do, in a sentence without its full stop.</summary>
    public string Of(ForwardTrouble trouble) => trouble switch
    {
        ForwardTrouble.Busy => "If that lasts, it needs more throughput units",
        ForwardTrouble.Unreachable =>
            $"See that it runs, and that host and port in the connection string of {Forward} and the authority of "
            + $"{options.NameOf(UpstreamTrust.Option)} are its own",
        ForwardTrouble.NotFound =>
            $"Make a hub of this name above, or name the one to forward by EntityPath in the connection string of {Forward}",
        ForwardTrouble.Unauthorized =>
            $"See that the connection string of {Forward} is of a policy above with the right Send, and that both clocks are right; a new "
            + "key is read at the next start",
        _ => "The log of the hub above may say more",
    };
}
