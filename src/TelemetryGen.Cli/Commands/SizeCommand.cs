using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.Cli.Sizing;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen size</c>.</summary>
internal static class SizeCommand
{
    private const string Summary =
        "What messages take: bytes from the field to the request, records an event, a fleet's events, bytes and throughput units.";

    private const string Details = """
        On a narrow terminal tables have no bars, and wide ones go on below.

        Examples:
          telemetrygen size --assembly Contracts.dll
          telemetrygen size --assembly Contracts.dll --period 10s --period 60s --period 15m
          telemetrygen size --assembly Contracts.dll --period 1m --devices 50000
          telemetrygen size --assembly Contracts.dll --json
        """;

    public static Command Create(CliConsole console)
    {
        var assembly = SharedOptions.Assembly();
        var period = new Option<string[]>("--period")
        {
            Description = "How often a device sends: 10s, 5m, 1h; as often as you like.", HelpName = "time", DefaultValueFactory =
                _ => ["60s"],
        };
        var devices = SharedOptions.WholeNumber("--devices", "How many devices send, each at the period.", 1, int.MaxValue, 1);
        var json = SharedOptions.Json();

        var command = new DescribedCommand("size", Summary, Details) { assembly, period, devices, json };
        command.SetAction(async (parsed, _) =>
        {
            var dll = parsed.GetValue(assembly)!;
            var schema = AssemblySchema.Read(dll);
            await StaleWarning.TellAsync(console, dll);
            var report = SizeCalculator.Calculate(schema, parsed.GetValue(devices), parsed.GetValue(period)!);
            if (parsed.GetValue(json))
            {
                await console.Text.WriteLineAsync(JsonSerializer.Serialize(report, CliJson.Options));
            }
            else
            {
                SizeTables.Write(report, console.Text, console.Width);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
