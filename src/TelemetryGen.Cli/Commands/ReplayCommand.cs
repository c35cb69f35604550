using System.CommandLine;
using TelemetryGen.Cli.Hubs;
using TelemetryGen.Cli.Hubs.Replaying;
using TelemetryGen.Cli.Input;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen replay</c>.</summary>
internal static class ReplayCommand
{
    private const string Summary = "Dead letters of a server to the hub again, each as the publisher that had sent it.";

    private const string Details = """
        Reads what TelemetryGen.Server writes, lines of JSON, a table or a hub of dead letters, and sends the events in their order with
        their bytes, properties, and publisher or partition key. Records with a sequence number that were handled then are dropped as
        duplicates by the server; those that no handler took are handled. Without --ca the certificate must be of an authority of this
        machine, as Azure's is. When it ends early it says with which line, row or event to go on.

        Examples:
          telemetrygen replay dead-letters/Acme.Greenhouse.jsonl --dry-run
          telemetrygen replay dead-letters/Acme.Greenhouse.jsonl --endpoint https://contoso.servicebus.windows.net --hub greenhouse \
            --policy send --key-env SEND_KEY --reason HandlerFailed
          telemetrygen replay --from-hub dead-letters --from-env DEAD_LETTERS --endpoint https://contoso.servicebus.windows.net \
            --hub greenhouse --key-env SEND_KEY
        """;

    public static Command Create(CliConsole console)
    {
        var letters = new Argument<string?>("file")
        {
            Description = "The file of dead letters: lines of JSON, or SQLite.", Arity = ArgumentArity.ZeroOrOne,
        };
        var from = new LetterOptions();
        var endpoint = new Option<string?>("--endpoint") { Description = "The hub's address: https://localhost:8443.", HelpName = "uri" };
        var ca = new Option<string?>("--ca") { Description = "A local hub's ca.pem.", HelpName = "file" };
        var hub = new Option<string>("--hub") { Description = "The hub.", HelpName = "name", DefaultValueFactory = _ => "telemetry" };
        var policy = new Option<string>("--policy")
        {
            Description = "The policy whose key signs; it needs the right Send.", HelpName = "name", DefaultValueFactory = _ => "send",
        };
        var variable = new Option<string?>("--key-env")
        {
            Description = "The environment variable that holds the key.", HelpName = "variable",
        };
        var file = new Option<string?>("--key-file") { Description = "The file that holds the key.", HelpName = "file" };
        var reason = new Option<string[]>("--reason")
        {
            Description = "Only letters of this reason; may be given again.", HelpName = "reason",
        };
        reason.AcceptOnlyFromAmong("Damaged", "UnknownSchema", "UnknownTemplate", "HandlerFailed");
        var dryRun = new Option<bool>("--dry-run") { Description = "Only count what would be sent." };

        var command = new DescribedCommand("replay", Summary, Details)
        {
            letters, endpoint, ca, hub, policy, variable, file, reason, from.Line, from.Hub, from.Variable, from.Group, from.Event, dryRun,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = parsed.GetValue(dryRun) ? null : Client(
                parsed.GetValue(endpoint), parsed.GetValue(ca), parsed.GetValue(hub)!, parsed.GetValue(policy)!,
                SecretSource.Read(parsed.GetValue(variable), parsed.GetValue(file), console));
            await new Replay(console, client, parsed.GetValue(reason) ?? []).RunAsync(
                from.Open(parsed, parsed.GetValue(letters), console), cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static ReplayClient Client(string? endpoint, string? ca, string hub, string policy, string key)
    {
        if (endpoint is null)
        {
            throw new CliException("--endpoint says where to send, such as https://localhost:8443. (--dry-run sends nothing.)")
            {
                NamesHelp = true,
            };
        }

        return EventHubNames.IsHub(hub)
            ? new(HubHttp.Create(endpoint, ca, ReplayClient.Patience), hub, policy, key, TimeProvider.System)
            : throw new CliException($"'{hub}' is not a hub name.");
    }
}
