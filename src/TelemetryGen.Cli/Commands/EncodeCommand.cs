using System.CommandLine;
using TelemetryGen.Cli.Input;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen encode</c>.</summary>
internal static class EncodeCommand
{
    private const string Summary = "Lines of JSON on standard input to messages: the way back of decode.";

    private const string Details = """
        Properties are the fields, named as in C#. What may be null may be left out. A value that its field cannot carry is named on
        stderr with its line; the next line goes on. Exit code 1 tells of one. A line may say "$message" itself, as decode writes it.

        Examples:
          echo '{"At":"2026-07-01T12:00:00Z","Temperature":21.5,...}' | telemetrygen encode --schema Contracts.dll --message Climate
          telemetrygen encode --schema greenhouse.xml --format raw < events.jsonl > events.bin
        """;

    public static Command Create(CliConsole console)
    {
        var schema = SharedOptions.Schema();
        var message = new Option<string?>("--message") { Description = "Which message the lines are.", HelpName = "name" };
        var format = new Option<string>("--format") { Description = "Hex, a message a line, or the bytes one message behind the other.", DefaultValueFactory = _ => "hex" };
        format.AcceptOnlyFromAmong("hex", "raw");

        var command = new DescribedCommand("encode", Summary, Details) { schema, message, format };
        command.SetAction(async (parsed, cancellation) =>
        {
            var spec = SchemaFile.Read(parsed.GetValue(schema)!);
            var name = parsed.GetValue(message);
            if (name is not null && spec.Messages.All(m => m.Name != name))
            {
                throw new CliException($"{spec.Name} has no message '{name}'. It has: {string.Join(", ", spec.Messages.Select(m => m.Name))}.");
            }

            var done = await new MessageEncoder(spec, console).EncodeAsync(name, raw: parsed.GetValue(format) == "raw", cancellation);
            return done ? ExitCode.Done : ExitCode.No;
        });
        return command;
    }
}
