using System.Text.Json;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>What a replay needs of a line of a file of dead letters.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Reason">Why the event was given up.</param>
/// <param name="Publisher">Who sent it; null when it was sent to the hub itself.</param>
/// <param name="PartitionKey">With which key; null for none.</param>
/// <param name="ContentType">With which content type; null for none.</param>
/// <param name="Properties">With which properties, as headers.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record DeadLetterLine(
    int Number, string Reason, string? Publisher, string? PartitionKey, string? ContentType,
    IReadOnlyDictionary<string, string> Properties, byte[] Body)
{
    /// <exception cref="CliException">It is no dead letter.</exception>
    public static DeadLetterLine Parse(string line, int number, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var letter = document.RootElement;
            return new(
                number, letter.GetProperty("reason").GetString() ?? "", Text(letter, "publisher"), Text(letter, "partitionKey"),
                Text(letter, "contentType"), PropertiesOf(letter), letter.GetProperty("body").GetBytesFromBase64());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new CliException(
                $"{path}({number}) is no dead letter of TelemetryGen.Server: {error.Message.TrimEnd('.')}. Lines before it were sent.",
                ExitCode.Failure);
        }
    }

    private static string? Text(JsonElement letter, string name) =>
        letter.TryGetProperty(name, out var value) ? value.GetString() : null;

    // Over HTTPS properties are headers, and the hub makes numbers and truth values of those that look like them.
    private static Dictionary<string, string> PropertiesOf(JsonElement letter) => letter.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText())
        : [];
}
