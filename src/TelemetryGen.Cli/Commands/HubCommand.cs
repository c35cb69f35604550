using System.CommandLine;
using System.Globalization;
using System.Net;
using TelemetryGen.Cli.Hubs;
using TelemetryGen.Cli.Input;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen hub</c>.</summary>
internal static class HubCommand
{
    private const string Summary =
        "The local hub: takes what Azure Event Hubs takes over HTTPS, with the same tokens, and stores it durably.";

    private const string Details = """
        Runs until Ctrl-C or SIGTERM; what was answered 201 is on the disk then, and after a crash too. Events that came in are counted
        on a line every few seconds. Without --address only this machine reaches it.

        Examples:
          telemetrygen hub --data hub-data
          telemetrygen hub --data hub-data --hub greenhouse --address 0.0.0.0 --host-name 192.168.1.10 --port 8443
        """;

    public static Command Create(CliConsole console)
    {
        var data = new Option<string>("--data")
        {
            Description = "The folder with certificates, policies and events; created if missing.", HelpName = "folder", Required = true,
        };
        var port = SharedOptions.WholeNumber("--port", "The port; 0 takes a free one.", 0, ushort.MaxValue, 8443);
        var hub = new Option<string[]>("--hub")
        {
            Description = "The hubs, by name.", HelpName = "name", DefaultValueFactory = _ => ["telemetry"],
        };
        var address = new Option<string>("--address")
        {
            Description = "The address to listen on; 0.0.0.0 lets boards in.", DefaultValueFactory = _ => "127.0.0.1",
        };
        var host = new Option<string[]>("--host-name")
        {
            Description = "A further name or address by which boards reach this machine.", HelpName = "name",
        };
        var tokenLife = new Option<string>("--token-life")
        {
            Description = "Lifetime of tokens that devices fetch: 1h, 30m.", HelpName = "time", DefaultValueFactory = _ => "1h",
        };
        var json = SharedOptions.Json();

        // A hub stores and answers what it has taken before it ends.
        var command = new DescribedCommand("hub", Summary, Details, endsWithin: TimeSpan.FromSeconds(30))
        {
            data, port, hub, address, host, tokenLife, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new LocalHubOptions
            {
                DataDirectory = parsed.GetValue(data)!,
                Port = parsed.GetValue(port),
                Hubs = parsed.GetValue(hub)!,
                HostNames = parsed.GetValue(host) ?? [],
                DeviceTokenLife = Duration.Parse("--token-life", parsed.GetValue(tokenLife)!),
                Address = IPAddress.TryParse(parsed.GetValue(address), out var parsedAddress)
                    ? parsedAddress
                    : throw new CliException(string.Create(
                        CultureInfo.InvariantCulture, $"--address is '{parsed.GetValue(address)}'; it must be an IP address.")),
            };
            return await new HubRun(console, parsed.GetValue(json)).RunAsync(options, cancellation);
        });
        return command;
    }
}
