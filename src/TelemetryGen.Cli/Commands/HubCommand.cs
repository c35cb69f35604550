using System.CommandLine;
using TelemetryGen.Cli.Hubs;
using TelemetryGen.Cli.Hubs.Settings;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen hub</c>.</summary>
internal static class HubCommand
{
    private const string Summary = "The local hub: takes what Azure Event Hubs takes over HTTPS, with the same tokens, and stores it durably.";

    private const string Details = """
        Runs until Ctrl-C or SIGTERM; what was answered 201 is on the disk then, and after a crash too. Events that came in are counted
        on a line every few seconds. Without --address only this machine reaches it. What is refused is on stderr, with the TrackingId of
        its answer.

        A file of --config is a JSON object with the names of the options, without their dashes. The command line goes before it.

        Examples:
          telemetrygen hub --data hub-data
          telemetrygen hub --data hub-data --hub greenhouse --address 0.0.0.0 --host-name 192.168.1.10 --port 8443
          telemetrygen hub --config hub.json --log information --log-json 2> hub.log
        """;

    public static Command Create(CliConsole console)
    {
        var groups = HubSettings.Groups();
        var settings = groups.SelectMany(static group => group.Settings).ToList();
        var config = new Option<string>("--config") { Description = "A JSON file with options.", HelpName = "file" };

        // A hub stores and answers what it has taken before it ends.
        var command = new DescribedCommand("hub", Summary, Details, endsWithin: TimeSpan.FromSeconds(30))
        {
            Groups = [.. groups.Select(static group => new OptionGroup(group.Title, [.. group.Settings.Select(static setting => setting.Option)]))],
        };
        settings.ForEach(setting => command.Add(setting.Option));
        command.Add(config);
        command.SetAction(async (parsed, cancellation) => await new HubRun(console, Read(parsed, settings, parsed.GetValue(config))).RunAsync(cancellation));
        return command;
    }

    private static HubStart Read(ParseResult parsed, List<HubSetting> settings, string? config)
    {
        var file = config is null ? null : HubConfigFile.Read(config, settings);
        var start = new HubStart(new LocalHubOptions { DataDirectory = "" });
        foreach (var setting in settings)
        {
            if ((setting.Given(parsed) ?? file?.GetValueOrDefault(setting.Name)) is { } texts)
            {
                start = setting.Apply(start, texts);
            }
        }

        return start.Hub.DataDirectory.Length > 0 ? start : throw new CliException("Option '--data' is required.");
    }
}
