using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Input;

/// <summary>
/// Lines of JSON on standard input to messages or batches on standard output; what is no message goes to stderr by name and line.
/// </summary>
internal sealed class MessageEncoder(SchemaSpec schema, CliConsole console, bool raw)
{
    private readonly MessageJsonReader _json = new(schema);

    /// <summary>
    /// Encodes all lines, each to a message or, with a limit, one after the other to batches; false when one of them was no message.
    /// </summary>
    /// <param name="messageName">Which message the lines are; null when each says so itself.</param>
    /// <param name="batchLimit">The most bytes of a batch; null for messages.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<bool> EncodeAsync(string? messageName, int? batchLimit, CancellationToken cancellation)
    {
        var batches = batchLimit is { } limit ? new EventBatches(schema, limit, bytes => WriteAsync(bytes, cancellation)) : null;
        var (good, number) = (true, 0);
        await foreach (var (line, column, wrong) in StrictLines.ReadAsync(console.In, cancellation))
        {
            number++;
            if (line is { } blank && string.IsNullOrWhiteSpace(blank))
            {
                continue;
            }

            try
            {
                if (line is null)
                {
                    throw new MessageFormatException(
                        $"Byte {column} of the line, 0x{wrong:X2}, is not valid UTF-8. Save the lines as UTF-8.");
                }

                var message = _json.Read(line, messageName);
                await (batches is null ? WriteAsync(message, cancellation) : batches.AddAsync(message));
            }
            catch (MessageFormatException error)
            {
                await console.Error.WriteLineAsync($"telemetrygen: line {number}: {error.Message}");
                good = false;
            }
        }

        if (batches is not null)
        {
            await batches.EndAsync();
        }

        if (number == 0)
        {
            await console.Error.WriteLineAsync(MessageDecoder.NoInput);
        }

        return good;
    }

    private async Task WriteAsync(byte[] message, CancellationToken cancellation)
    {
        if (raw)
        {
            await console.Out.WriteAsync(message, cancellation);
        }
        else
        {
            await console.Text.WriteLineAsync(Convert.ToHexString(message));
        }
    }
}
