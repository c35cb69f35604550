using System.CommandLine;
using System.Text;
using TelemetryGen.Cli.Input;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Provisioning;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen provision</c>.</summary>
internal static class ProvisionCommand
{
    private const string Summary = "A folder for each MicroPython board of a fleet, to be copied to it as it is.";

    private const string Details = """
        The fleet is a CSV file: a first line 'device,wifi_name,wifi_key,period' (the last three may be left out), then a line for each board.
        Each folder gets modules, sample program, settings, CA and a token of its own for its publisher alone. All rows are checked before
        anything is written. The folders hold secrets: only their owner can read them.
        --app is a folder of your own modules, .py or .mpy, and packages of them; it needs sensors.py, whose read() returns the records of
        one round. What an earlier run wrote into a folder and this one does not is removed and named, unless it was changed since.

        Example:
          telemetrygen provision --fleet devices.csv --namespace contoso --hub greenhouse --policy send --key-env SEND_KEY
            --ca ca.pem --board esp32 --assembly Contracts.dll --app firmware --output boards --ttl 90d
        """;

    public static Command Create(CliConsole console)
    {
        var fleet = new Option<string>("--fleet") { Description = "The CSV file of the devices.", HelpName = "csv", Required = true };
        var space = new Option<string>("--namespace")
        {
            Description = "Event Hubs namespace, or host and port of a hub.", HelpName = "name", Required = true,
        };
        var hub = new Option<string>("--hub") { Description = "The hub.", HelpName = "name", Required = true };
        var policy = new Option<string>("--policy") { Description = "The policy whose key signs.", HelpName = "name", Required = true };
        var variable = new Option<string?>("--key-env")
        {
            Description = "The environment variable that holds the key.", HelpName = "variable",
        };
        var file = new Option<string?>("--key-file") { Description = "The file that holds the key.", HelpName = "file" };
        var ca = new Option<string>("--ca")
        {
            Description = "The authorities that the boards trust, PEM or DER.", HelpName = "file", Required = true,
        };
        var board = new Option<string>("--board")
        {
            Description = "The kind of board: wipy1, wipy2, esp32, rp2, unix.", HelpName = "name", Required = true,
        };
        var assembly = SharedOptions.Assembly();
        var app = new Option<string>("--app")
        {
            Description = "The folder of your own modules, with sensors.py.", HelpName = "folder", Required = true,
        };
        var output = new Option<string>("--output")
        {
            Description = "The folder that gets a folder for each device.", HelpName = "folder", Required = true,
        };
        var ttl = new Option<string>("--ttl")
        {
            Description = "Lifetime of the tokens: 30d, 12h.", HelpName = "time", DefaultValueFactory = _ => "30d",
        };

        var command = new DescribedCommand("provision", Summary, Details) { fleet, space, hub, policy, variable, file, ca, board, assembly,
            app, output, ttl };
        command.SetAction(async (parsed, _) =>
        {
            var (host, port) = ProvisionPlan.ParseHost(parsed.GetValue(space)!);
            var plan = new ProvisionPlan(
                host, port, parsed.GetValue(hub)!, parsed.GetValue(policy)!, KnownBoard(parsed.GetValue(board)!),
                Duration.Parse("--ttl", parsed.GetValue(ttl)!));
            var path = parsed.GetValue(fleet)!;
            var devices = FleetFile.Parse(path, ReadText(path));
            var own = AppFolder.Read(parsed.GetValue(app)!, out var others);
            var authorities = CaFile.For(plan.Board.Name, parsed.GetValue(ca)!);
            var dll = parsed.GetValue(assembly)!;
            var schema = AssemblySchema.Read(dll);
            await StaleWarning.TellAsync(console, dll);
            var shared = plan.SharedFiles(schema, own);
            plan = plan.WithRoomFor(schema, shared);
            AppModules.Check(own, shared);
            var key = SecretSource.Read(parsed.GetValue(variable), parsed.GetValue(file), console);
            var now = DateTimeOffset.UtcNow;
            var tokens = devices.Select(d => plan.TokenFor(d, key, now)).ToArray();
            var common = new List<(string Path, byte[] Bytes)> { authorities };
            common.AddRange(shared.Where(f => !own.Any(o => o.Path.Equals(f.Path, StringComparison.OrdinalIgnoreCase)))
                .Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text))));
            common.AddRange(own.Select(f => (f.Path, f.Bytes)));
            var folders = devices.Zip(tokens, (device, token) => (device.Name, Files: plan.CreateFiles(device, token, common))).ToArray();
            foreach (var other in others)
            {
                await console.Error.WriteLineAsync($"telemetrygen: {other} is not copied: boards import .py and .mpy.");
            }

            var stale = folders.Select(f => (f.Name, Stale: Write(parsed.GetValue(output)!, f.Name, f.Files))).ToArray();
            await SayStaleAsync(console.Text, "removed", "written before and not needed now", stale.Select(s => (s.Name, s.Stale.Removed)));
            await SayStaleAsync(
                console.Error, "telemetrygen: not removed", "written before, not needed now, and changed since",
                stale.Select(s => (s.Name, s.Stale.Changed)));
            await console.Text.WriteLineAsync(
                $"{Devices(devices.Count)} in {parsed.GetValue(output)}, tokens until {(now + plan.Life).UtcDateTime:yyyy-MM-dd HH:mm}Z");
            return ExitCode.Success;
        });
        return command;
    }

    private static Board KnownBoard(string board) => Boards.All.FirstOrDefault(b => b.Name == board)
        ?? throw new CliException($"Unknown board '{board}'. Known boards: {string.Join(", ", Boards.All.Select(b => b.Name))}.");

    private static (IReadOnlyList<string> Removed, IReadOnlyList<string> Changed) Write(
        string output, string device, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var folder = new DeviceFolder(Path.Combine(output, device));
        foreach (var (name, bytes) in files)
        {
            folder.Write(name, bytes);
        }

        return new WrittenFiles(output, device).Replace(files);
    }

    // A line for all devices with the same files: a fleet that gets another program has hundreds.
    private static async Task SayStaleAsync(
        TextWriter writer, string what, string why, IEnumerable<(string Device, IReadOnlyList<string> Files)> stale)
    {
        foreach (var alike in stale.Where(s => s.Files.Count > 0).GroupBy(s => string.Join(", ", s.Files)))
        {
            var from = alike.Count() == 1 ? alike.First().Device : Devices(alike.Count());
            await writer.WriteLineAsync($"{what} from {from}, {why}: {alike.Key}");
        }
    }

    private static string Devices(int count) => count == 1 ? "1 device" : $"{count} devices";

    private static string ReadText(string path)
    {
        using var reader = new StreamReader(SchemaFile.Open(path));
        return reader.ReadToEnd();
    }
}
