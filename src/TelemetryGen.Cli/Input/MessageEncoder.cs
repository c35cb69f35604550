using TelemetryGen.Cli.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Input;

/// <summary>Lines of JSON on standard input to messages on standard output; what is no message goes to stderr by name and line.</summary>
internal sealed class MessageEncoder(SchemaSpec schema, CliConsole console)
{
    private readonly MessageJsonReader _json = new(schema);

    /// <summary>Encodes all lines; false when one of them was no message.</summary>
    public async Task<bool> EncodeAsync(string? messageName, bool raw, CancellationToken cancellation)
    {
        using var lines = new StreamReader(console.In);
        var good = true;
        for (var number = 1; await lines.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                await WriteAsync(_json.Read(line, messageName), raw, cancellation);
            }
            catch (MessageFormatException error)
            {
                await console.Error.WriteLineAsync($"telemetrygen: line {number}: {error.Message}");
                good = false;
            }
        }

        return good;
    }

    private async Task WriteAsync(byte[] message, bool raw, CancellationToken cancellation)
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
