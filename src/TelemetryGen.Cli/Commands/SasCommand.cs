using System.CommandLine;
using System.Text.Json;
using TelemetryGen.Cli.Input;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen sas</c>.</summary>
internal static class SasCommand
{
    private const string Summary = "One shared access signature, for a hub or for one publisher (a device) of it.";

    private const string Details = """
        The key comes from an environment variable or a file, never from the command line; blanks and line ends around it are left out.
        It is the primary or secondary key of the policy, 44 characters of base64. Output is the token alone.
        A namespace without a dot is one of Azure's: contoso is contoso.servicebus.windows.net. The local hub is localhost:8443.

        Examples:
          telemetrygen sas --namespace contoso --hub greenhouse --publisher wipy-01 --policy send --key-env SEND_KEY --ttl 30d
          telemetrygen sas --namespace localhost:8443 --hub telemetry --policy send --key-file send.key --ttl 12h --json
        """;

    public static Command Create(CliConsole console)
    {
        var space = new Option<string>("--namespace")
        {
            Description = "Event Hubs namespace, or host and port of a hub.", HelpName = "name", Required = true,
        };
        var hub = new Option<string>("--hub") { Description = "The hub.", HelpName = "name", Required = true };
        var publisher = new Option<string?>("--publisher")
        {
            Description = "The device; the token then opens nothing else.", HelpName = "name",
        };
        var policy = new Option<string>("--policy") { Description = "The policy whose key signs.", HelpName = "name", Required = true };
        var variable = new Option<string?>("--key-env")
        {
            Description = "The environment variable that holds the key.", HelpName = "variable",
        };
        var file = new Option<string?>("--key-file") { Description = "The file that holds the key.", HelpName = "file" };
        var ttl = new Option<string>("--ttl") { Description = "Lifetime of the token: 30d, 12h, 45m.", HelpName = "time", Required = true };
        var json = SharedOptions.Json();

        var command = new DescribedCommand("sas", Summary, Details) { space, hub, publisher, policy, variable, file, ttl, json };
        command.SetAction(async (parsed, _) =>
        {
            var expiry = DateTimeOffset.UtcNow + Duration.Parse("--ttl", parsed.GetValue(ttl)!);
            var resource = Resource(parsed.GetValue(space)!, parsed.GetValue(hub)!, parsed.GetValue(publisher));
            var name = parsed.GetValue(policy)!;
            var key = SecretSource.Read(parsed.GetValue(variable), parsed.GetValue(file), console);
            var token = Sign(resource, name, key, expiry);
            await console.Text.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { token = token.Text, resource = token.Resource, policy = name,
                    expiry = token.Expiry.UtcDateTime }, CliJson.Options)
                : token.Text);
            return ExitCode.Success;
        });
        return command;
    }

    private static Uri Resource(string space, string hub, string? publisher)
    {
        var host = space.Contains('.', StringComparison.Ordinal) || space.Contains(':', StringComparison.Ordinal)
            ? space
            : $"{space}.servicebus.windows.net";
        try
        {
            return publisher is null ? EventHubResource.Hub(host, hub) : EventHubResource.Publisher(host, hub, publisher);
        }
        catch (ArgumentException error)
        {
            throw new CliException(FirstSentence(error));
        }
    }

    private static SasToken Sign(Uri resource, string policy, string key, DateTimeOffset expiry)
    {
        if (policy.Length == 0)
        {
            throw new CliException("--policy is empty; it must be the name of the policy whose key signs.");
        }

        try
        {
            return SasToken.Create(resource, policy, key, expiry);
        }
        catch (ArgumentException error)
        {
            throw new CliException(FirstSentence(error));
        }
    }

    // .NET adds the name of its parameter, which is no word of the user's.
    private static string FirstSentence(ArgumentException error) => error.Message.Split(" (Parameter")[0];
}
