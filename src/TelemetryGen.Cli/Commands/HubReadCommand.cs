using System.CommandLine;
using TelemetryGen.Cli.Hubs.Reading;
using TelemetryGen.Cli.Input;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen hub read</c>.</summary>
internal static class HubReadCommand
{
    private const string Summary = "Events of a local hub that runs, decoded to JSON lines.";

    private const string Details = """
        Asks the hub's endpoint for scripts, with a token of a policy that has the right Listen. Without --schema a line is an event as the
        hub gives it, its body in base64; with --schema it is a record, and an event that cannot be read is named on stderr. Without --follow
        it ends with the newest event. Exit code 1 tells of an event that could not be read.

        Examples:
          telemetrygen hub read --endpoint https://localhost:8443 --ca hub-data/ca.pem --hub greenhouse --key-env LISTEN_KEY
          telemetrygen hub read --endpoint https://localhost:8443 --ca hub-data/ca.pem --hub greenhouse --key-file listen.key \
            --schema greenhouse.xml --follow
        """;

    public static Command Create(CliConsole console)
    {
        var endpoint = new Option<string>("--endpoint") { Description = "Where the hub listens: https://localhost:8443.", HelpName = "uri",
            Required = true };
        var ca = new Option<string>("--ca")
        {
            Description = "The hub's ca.pem; the certificate must be of it.", HelpName = "file", Required = true,
        };
        var hub = new Option<string>("--hub") { Description = "The hub.", HelpName = "name", DefaultValueFactory = _ => "telemetry" };
        var policy = new Option<string>("--policy")
        {
            Description = "The policy whose key signs.", HelpName = "name", DefaultValueFactory = _ => "listen",
        };
        var variable = new Option<string?>("--key-env")
        {
            Description = "The environment variable that holds the key.", HelpName = "variable",
        };
        var file = new Option<string?>("--key-file") { Description = "The file that holds the key.", HelpName = "file" };
        var partition = new Option<int[]>("--partition") { Description = "Only this partition; may be given again.", HelpName = "number" };
        var latest = new Option<bool>("--latest") { Description = "Only events that come from now on." };
        var follow = new Option<bool>("--follow") { Description = "Wait for further events until Ctrl-C." };
        var schema = SharedOptions.Schema();
        schema.Required = false;

        var command = new DescribedCommand("read", Summary, Details) { endpoint, ca, hub, policy, variable, file, partition, latest,
            follow, schema };
        command.SetAction(async (parsed, cancellation) =>
        {
            var key = SecretSource.Read(parsed.GetValue(variable), parsed.GetValue(file), console);
            using var client = HubClient.Create(
                parsed.GetValue(endpoint)!, parsed.GetValue(ca)!, parsed.GetValue(hub)!, parsed.GetValue(policy)!, key);
            var decoder = parsed.GetValue(schema) is { } path ? await DecoderAsync(path, console) : null;
            using var reading = new HubReading(console, client, decoder, parsed.GetValue(latest), parsed.GetValue(follow));
            return await reading.RunAsync(parsed.GetValue(partition) ?? [], cancellation) ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static async Task<MessageDecoder> DecoderAsync(string schema, CliConsole console)
    {
        var decoder = new MessageDecoder(SchemaFile.Read(schema), console);
        await StaleWarning.TellAsync(console, schema);
        return decoder;
    }
}
