using Microsoft.Extensions.Logging;
using TelemetryGen.Cli.Hubs.Settings;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Page;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Hubs;

/// <summary>The page of a hub, as the command serves it.</summary>
internal static class HubPages
{
    /// <summary>What it decodes by.</summary>
    /// <exception cref="CliException">The schema cannot be used.</exception>
    public static async Task<SchemaSpec?> ReadSchemaAsync(HubStart start, CliConsole console)
    {
        if (start.Schema is not { } path)
        {
            return null;
        }

        var schema = SchemaFile.Read(path);
        await StaleWarning.TellAsync(console, path);
        return schema;
    }

    /// <summary>The page, or null when there is none to be.</summary>
    /// <exception cref="CliException">It was asked for and cannot start.</exception>
    public static async Task<HubPage?> StartAsync(
        LocalHub.LocalHub hub, HubStart start, SchemaSpec? schema, ILoggerFactory logging, CliConsole console,
        CancellationToken cancellation)
    {
        if (start.Page is not { } page)
        {
            return null;
        }

        try
        {
            var options = new HubPageOptions
            {
                Address = page.Place.Address, Port = page.Place.Port, Schema = schema, LoggerFactory = logging,
            };
            return await HubPage.StartAsync(hub, options, cancellation);
        }
        catch (LocalHubException error) when (!page.IsAsked && error.Error == LocalHubError.PortUnavailable)
        {
            // Another hub's, most likely.
            await console.Error.WriteLineAsync($"telemetrygen: {error.Message} The hub runs without one; --page has another port.");
            return null;
        }
        catch (LocalHubException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
    }
}
