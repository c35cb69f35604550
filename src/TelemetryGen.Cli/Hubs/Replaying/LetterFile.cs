using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>Lines of JSON.</summary>
internal sealed class LetterFile(string path, int fromLine) : ILetters
{
    public string Afterwards => "The file is as it was: move it away when all is well.";

    public async IAsyncEnumerable<Letter> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0;
        using var reader = new StreamReader(SchemaFile.Open(path));
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (number >= fromLine && line.Length > 0)
            {
                yield return Parse(line, number);
            }
        }
    }

    private Letter Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var letter = document.RootElement;
            var place = number.ToString(CultureInfo.InvariantCulture);
            return new(
                $"line {place}", $"--from-line {place}", letter.GetProperty("reason").GetString() ?? "",
                letter.GetProperty("body").GetBytesFromBase64())
            {
                Publisher = Text(letter, "publisher"),
                PartitionKey = Text(letter, "partitionKey"),
                ContentType = Text(letter, "contentType"),
                Properties = letter.TryGetProperty("properties", out var properties)
                    ? Letter.Headers(properties)
                    : new Dictionary<string, string>(),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new CliException(
                $"{path}({number}) is no dead letter of TelemetryGen.Server: {error.Message.TrimEnd('.')}. "
                    + "It and what follows it were not sent.",
                ExitCode.Failure);
        }
    }

    private static string? Text(JsonElement letter, string name) =>
        letter.TryGetProperty(name, out var value) ? value.GetString() : null;
}
