using System.CommandLine;
using TelemetryGen.Cli.Input;
using TelemetryGen.Cli.Locking;
using TelemetryGen.Cli.Schemas;
using TelemetryGen.EventHubs;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Commands;

/// <summary><c>telemetrygen encode</c>.</summary>
internal static class EncodeCommand
{
    private const string Summary = "Lines of JSON on standard input to messages or batches: the way back of decode.";

    private const string Details = """
        Properties are the fields, named as in C#. What may be null may be left out. A value that its field cannot carry is named on
        stderr with its line; the next line goes on. Exit code 1 tells of one. A line may say "$message" itself, as decode writes it.
        --batch puts lines of one message that follow each other into batches, each as many as an event may carry (--max-bytes, by default
        what tier Standard takes).

        Examples:
          echo '{"At":"2026-07-01T12:00:00Z","Temperature":21.5,...}' | telemetrygen encode --schema Contracts.dll --message Climate
          telemetrygen encode --schema greenhouse.xml --format raw < events.jsonl > events.bin
          telemetrygen encode --schema greenhouse.xml --batch < events.jsonl
        """;

    public static Command Create(CliConsole console)
    {
        var schema = SharedOptions.Schema();
        var message = new Option<string?>("--message") { Description = "The message that the lines hold.", HelpName = "name" };
        var format = new Option<string>("--format")
        {
            Description = "Hex, a message a line, or the concatenated bytes.", DefaultValueFactory = _ => "hex",
        };
        format.AcceptOnlyFromAmong("hex", "raw");
        var batch = new Option<bool>("--batch") { Description = "Batches instead of messages." };
        var maxBytes = SharedOptions.WholeNumber(
            "--max-bytes", "The most bytes of a batch.", 1, int.MaxValue, EventHubLimits.StandardPublicationBytes);

        var command = new DescribedCommand("encode", Summary, Details) { schema, message, format, batch, maxBytes };
        command.Validators.Add(result =>
        {
            if (result.GetResult(maxBytes) is { Implicit: false } && !result.GetValue(batch))
            {
                result.AddError("--max-bytes is of --batch.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var source = parsed.GetValue(schema)!;
            var spec = SchemaFile.Read(source);
            await StaleWarning.TellAsync(console, source);
            var name = parsed.GetValue(message);
            if (name is not null && spec.Messages.All(m => m.Name != name))
            {
                throw new CliException(MessageWriter.NoMessage(spec, name));
            }

            var limit = parsed.GetValue(batch) ? parsed.GetValue(maxBytes) : (int?)null;
            var done = await new MessageEncoder(spec, console, raw: parsed.GetValue(format) == "raw").EncodeAsync(
                name, limit, cancellation);
            return done ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }
}
