using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.Pipeline;

/// <summary>An output, and how often the log says that it takes nothing.</summary>
internal sealed record SharedOutput(IEventOutput Output, Outage Outage)
{
    public static SharedOutput Create(IEventOutput output, ILogger logger, TimeProvider clock) => new(output, new(
        logger, clock,
        (fault, partition, reason, seconds) =>
            ServerLog.OutputFailed(logger, fault, output.Description, partition, seconds, reason),
        tries => ServerLog.OutputWorks(logger, output.Description, tries)));
}
