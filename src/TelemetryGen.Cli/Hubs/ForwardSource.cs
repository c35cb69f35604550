using TelemetryGen.Cli.Hubs.Settings;

namespace TelemetryGen.Cli.Hubs;

/// <summary>Takes the connection string of the hub above from the environment, where no list of processes shows it.</summary>
internal static class ForwardSource
{
    /// <exception cref="CliException">The variable is not set, or there is none for what else is said of forwarding.</exception>
    public static HubStart Resolve(HubStart start, CliConsole console)
    {
        if (start.Hub.Forward is not { } forward)
        {
            return start;
        }

        var name = start.ForwardTo
            ?? throw new CliException("--forward-ca and --forward-pause are of use only with --forward-to, which names the variable.")
            {
                NamesHelp = true,
            };
        var text = console.Variable(name) is { Length: > 0 } value
            ? value
            : throw new CliException($"--forward-to: the environment variable {name} is not set; it holds the connection string.");
        return start with { Hub = start.Hub with { Forward = forward with { ConnectionString = text } } };
    }
}
