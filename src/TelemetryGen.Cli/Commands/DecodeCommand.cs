using System.CommandLine;
using TelemetryGen.Cli.Input;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen decode</c>.</summary>
internal static class DecodeCommand
{
    private const string Summary = "Messages and batches to JSON, a line each record.";

    private const string Details = """
        Input is --hex, --file, --capture or standard input: hex digits, a message or batch a line, or the bytes of them one after the
        other. A batch gives a line for each of its rows, or none when it is damaged. A message that
        cannot be read is named on stderr with its line and byte; the next line goes on. Exit code 1 tells of one.
        --capture reads a file that Event Hubs Capture wrote, an event body a message or batch.

        Examples:
          telemetrygen decode --schema Contracts.dll --hex 1400010007000200...
          telemetrygen decode --schema greenhouse.xml --file events.bin
          telemetrygen decode --schema Contracts.dll --capture 15.avro
          mosquitto_sub -t climate -F %x | telemetrygen decode --schema Contracts.dll
        """;

    public static Command Create(CliConsole console)
    {
        var schema = SharedOptions.Schema();
        var hex = new Option<string?>("--hex")
        {
            Description = "The messages themselves, in hex; spaces, '-' and ':' between bytes are skipped.", HelpName = "text",
        };
        var file = new Option<string?>("--file") { Description = "A file of messages, hex or raw.", HelpName = "file" };
        var capture = new Option<string?>("--capture") { Description = "A file of Event Hubs Capture (Avro).", HelpName = "file" };
        var format = new Option<string>("--format")
        {
            Description = "Format of the input; auto detects it.", DefaultValueFactory = _ => "auto",
        };
        format.AcceptOnlyFromAmong("auto", "hex", "raw");

        var command = new DescribedCommand("decode", Summary, Details) { schema, hex, file, capture, format };
        command.Validators.Add(result =>
        {
            if (new[] { hex, file, capture }.Count(o => result.GetValue(o) is not null) > 1)
            {
                result.AddError("--hex, --file and --capture are inputs; give one.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetValue(schema)!;
            var decoder = new MessageDecoder(SchemaFile.Read(source), console);
            await StaleWarning.TellAsync(console, source);
            await using var input = (parsed.GetValue(file) ?? parsed.GetValue(capture)) is { } path ? SchemaFile.Open(path) : console.In;
            var done = parsed.GetValue(hex) is { } text ? await decoder.DecodeLinesAsync(new StringReader(text), cancellation)
                : parsed.GetValue(capture) is not null ? await decoder.DecodeCaptureAsync(input, cancellation)
                : await decoder.DecodeAsync(input, parsed.GetValue(format)!, cancellation);
            return done ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
