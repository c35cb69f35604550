using System.CommandLine;
using System.Text.Json;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen device-key</c>.</summary>
internal static class DeviceKeyCommand
{
    private const string Summary = "The key with which one device fetches its tokens from the local hub.";

    private const string Details = """
        It is derived from the master key in the hub's folder, which an empty folder gets; the hub may run. A folder that is not there or
        that holds other things alone is refused: it is no hub's. Output is the key alone, and a secret: give it to this device and to
        nobody else. To shut a device out, write its name into revoked-devices.txt there.

        Examples:
          telemetrygen device-key --data hub-data --device esp-01 > esp-01.key
          telemetrygen device-key --data hub-data --device esp-01 --json
        """;

    public static Command Create(CliConsole console)
    {
        var data = new Option<string>("--data") { Description = "The hub's folder.", HelpName = "folder", Required = true };
        var device = new Option<string>("--device")
        {
            Description = "The device, by its name as publisher, case-sensitive.", HelpName = "name", Required = true,
        };
        var json = SharedOptions.Json();

        var command = new DescribedCommand("device-key", Summary, Details) { data, device, json };
        command.SetAction(async (parsed, _) =>
        {
            var name = parsed.GetValue(device)!;
            var key = GetKey(parsed.GetValue(data)!, name);
            await console.Text.WriteLineAsync(
                parsed.GetValue(json) ? JsonSerializer.Serialize(new { device = name, key }, CliJson.Options) : key);
            return ExitCode.Success;
        });
        return command;
    }

    private static string GetKey(string data, string device)
    {
        if (string.IsNullOrWhiteSpace(data))
        {
            throw new CliException("--data is empty; it must be the hub's folder.");
        }

        try
        {
            return DeviceKeys.OpenExisting(data).KeyOf(device);
        }
        catch (LocalHubException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
        catch (ArgumentException)
        {
            throw new CliException($"--device is '{device}'; it must be a publisher name: 1 to 128 characters, none of / \\ ? # %.");
        }
    }
}
