using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Policies;

/// <summary>The policies of policies.json: a new key takes effect with the next request.</summary>
internal sealed class PolicyStore(string path, TimeProvider clock, ILogger logger)
{
    private readonly WatchedFile<PolicySet> _file = new(
        path,
        PolicyFile.CreateDefault,
        static content => PolicyFile.Parse(content),
        LocalHubError.PoliciesUnusable,
        "Mend it, or delete it for new policies with new keys.",
        clock,
        logger);

    /// <summary>The policies now in force.</summary>
    public PolicySet Current => _file.Current;
}
