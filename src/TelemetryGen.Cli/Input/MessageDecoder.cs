using System.Buffers;
using System.IO.Pipelines;
using TelemetryGen.Json;
using TelemetryGen.EventHubs;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Input;

/// <summary>Messages and batches from wherever to lines of JSON; what cannot be read goes to stderr by name and place.</summary>
internal sealed class MessageDecoder(SchemaSpec schema, CliConsole console)
{
    /// <summary>What is said when there is nothing, which is no failure: a file may be empty.</summary>
    public const string NoInput = "telemetrygen: The input is empty.";

    private readonly MessageReader _reader = new(schema);
    private readonly MessageJsonWriter _json = new(schema);

    /// <summary>Decodes all input; false when some of it was no message.</summary>
    public async Task<bool> DecodeAsync(Stream input, string format, CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(input);
        var read = await pipe.ReadAtLeastAsync(InputForm.Needed, cancellation);
        var start = read.Buffer.ToArray();
        pipe.AdvanceTo(read.Buffer.Start);
        if (start.Length == 0)
        {
            await console.Error.WriteLineAsync(NoInput);
            return true;
        }

        var form = format switch
        {
            "raw" => new(Text: null),
            "hex" => new(InputForm.GetText(start)),
            _ => InputForm.Create(start, schema),
        };

        if (form.IsCapture)
        {
            throw new CliException("This is an Avro file. --capture reads one that Event Hubs Capture wrote.");
        }

        using var stream = pipe.AsStream();
        if (form.Text is { } encoding)
        {
            using var lines = new StreamReader(stream, encoding);
            return await DecodeLinesAsync(lines, cancellation);
        }

        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        return await DecodeRawAsync(all.ToArray());
    }

    /// <summary>Decodes a message or batch a line, in hex.</summary>
    public async Task<bool> DecodeLinesAsync(TextReader lines, CancellationToken cancellation)
    {
        var good = true;
        var number = 0;
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (HexLine.Parse(line, out var problem) is not { } bytes)
            {
                await ReportErrorAsync($"line {number}", problem!);
                good = false;
                continue;
            }

            if (bytes.Length == 0)
            {
                continue;
            }

            try
            {
                await WriteAsync(_reader.ReadEvent(bytes));
            }
            catch (MessageFormatException error)
            {
                await ReportErrorAsync($"line {number}, byte {error.Position}", error.Message);
                good = false;
            }
        }

        return good;
    }

    /// <summary>Decodes the body of one event; false when it is no message.</summary>
    /// <param name="body">The body.</param>
    /// <param name="place">Where it is, for what is said of it.</param>
    public async Task<bool> DecodeEventAsync(byte[] body, string place)
    {
        try
        {
            await WriteAsync(_reader.ReadEvent(body));
            return true;
        }
        catch (MessageFormatException error)
        {
            await ReportErrorAsync($"{place}, byte {error.Position}", error.Message);
            return false;
        }
    }

    /// <summary>Decodes the event bodies of a Capture file.</summary>
    /// <exception cref="CliException">It is none, or it is damaged.</exception>
    public async Task<bool> DecodeCaptureAsync(Stream input, CancellationToken cancellation)
    {
        var good = true;
        try
        {
            foreach (var captured in CaptureFile.Read(input))
            {
                cancellation.ThrowIfCancellationRequested();
                if (captured.Body is { } body)
                {
                    good &= await DecodeEventAsync(body.ToArray(), $"event {captured.SequenceNumber}");
                }
            }
        }
        catch (CaptureFileException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }

        return good;
    }

    // Behind a message that cannot be read, the start of the next is not known.
    private async Task<bool> DecodeRawAsync(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            try
            {
                await WriteAsync(_reader.ReadFirstEvent(bytes, start, out var length));
                start += length;
            }
            catch (MessageFormatException error)
            {
                await ReportErrorAsync($"byte {start + error.Position}", error.Message);
                return false;
            }
        }

        return true;
    }

    // A batch is as many lines as it has rows.
    private async Task WriteAsync(IEnumerable<MessageValues> messages)
    {
        foreach (var message in messages)
        {
            await console.Text.WriteLineAsync(_json.Write(message));
        }
    }

    private Task ReportErrorAsync(string place, string problem) => console.Error.WriteLineAsync($"telemetrygen: {place}: {problem}");
}
