using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>How often the log says that state is not saved.</summary>
internal static class StateOutage
{
    /// <summary>That of one kind of state in all partitions; a part is a key of the store.</summary>
    /// <param name="what">The kind, as the begin of a sentence.</param>
    /// <param name="logger">The log.</param>
    /// <param name="clock">The time.</param>
    public static Outage Create(string what, ILogger logger, TimeProvider clock) => new(
        logger, clock,
        (fault, key, reason, _) => ServerLog.StateNotSaved(logger, fault, key, reason),
        tries => ServerLog.StateSaved(logger, what, tries));
}
