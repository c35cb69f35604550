using System.CommandLine;
using TelemetryGen.Cli.Hubs;
using TelemetryGen.Cli.Hubs.Settings;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen hub</c>.</summary>
internal static class HubCommand
{
    private const string Summary =
        "The local hub: takes what Azure Event Hubs takes over HTTPS, with the same tokens, and stores it durably.";

    private const string Details = """
        Runs until Ctrl-C or SIGTERM; what was answered 201 is on the disk then, and after a crash too. Events that came in are counted
        on a line every few seconds. Without --address only this machine reaches it. What is refused is on stderr, with the TrackingId of
        its answer.

        --check reads every event of a hub that does not run and says what is damaged; --repair saves what is whole into a new store and
        keeps the old one. Exit code 1 tells of damage.

        With --forward-to all events go on to a hub above, Azure's or another of these, and stay here until it has them. It names an
        environment variable, for a connection string has a key, and others see command lines.

        A file of --config is a JSON object with the names of the options, without their dashes. The command line goes before it.

        Examples:
          telemetrygen hub --data hub-data
          telemetrygen hub --data hub-data --hub greenhouse --address 0.0.0.0 --host-name 192.168.1.10 --port 8443
          telemetrygen hub --config hub.json --log information --log-json 2> hub.log
          telemetrygen hub --data hub-data --hub greenhouse --forward-to UPSTREAM
          telemetrygen hub --check --data hub-data
        """;

    public static Command Create(CliConsole console)
    {
        var groups = HubSettings.Groups();
        var settings = groups.SelectMany(static group => group.Settings).ToList();
        var config = new Option<string>("--config") { Description = "A JSON file with options.", HelpName = "file" };

        var check = new Option<bool>("--check") { Description = "Look through the store instead of running." };
        var repair = new Option<bool>("--repair") { Description = "Save what is whole of a damaged store instead of running." };

        // A hub stores and answers what it has taken before it ends.
        var command = new DescribedCommand("hub", Summary, Details, endsWithin: TimeSpan.FromSeconds(30))
        {
            Groups =
            [
                .. groups.Select(
                    static group => new OptionGroup(group.Title, [.. group.Settings.Select(static setting => setting.Option)])),
                new OptionGroup("Care", [check, repair]),
            ],
        };
        command.Add(HubReadCommand.Create(console));
        command.Add(check);
        command.Add(repair);
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(repair))
            {
                result.AddError("--check and --repair are two things; give one. --repair says what --check does.");
            }
        });
        settings.ForEach(setting => command.Add(setting.Option));
        command.Add(config);
        command.SetAction((parsed, cancellation) =>
        {
            var read = Read(parsed, settings, parsed.GetValue(config));
            var start = parsed.GetValue(check) || parsed.GetValue(repair) ? read : ForwardSource.Resolve(read, console);
            return parsed.GetValue(check) || parsed.GetValue(repair)
                ? new HubCare(console, start.Hub.DataDirectory, start.Json).RunAsync(parsed.GetValue(repair), cancellation)
                : new HubRun(console, start).RunAsync(cancellation);
        });
        return command;
    }

    private static HubStart Read(ParseResult parsed, List<HubSetting> settings, string? config)
    {
        var file = config is null ? null : HubConfigFile.Read(config, settings);
        var start = HubStart.Usual;
        foreach (var setting in settings)
        {
            if ((setting.Given(parsed) ?? file?.GetValueOrDefault(setting.Name)) is { } texts)
            {
                start = setting.Apply(start, texts);
            }
        }

        start = start with { Hub = start.Hub with { OptionName = OptionNames.Of(parsed, settings, file, config) } };
        return start.Hub.DataDirectory.Length > 0
            ? start
            : throw new CliException("Option '--data' is required: the folder of the hub.") { NamesHelp = true };
    }
}
