using System.Text.Json;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>What a replay needs of a dead letter.</summary>
/// <param name="Place">Where it was found: "line 3".</param>
/// <param name="GoOn">The option that begins with it: "--from-line 3".</param>
/// <param name="Reason">Why the event was given up.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record Letter(string Place, string GoOn, string Reason, byte[] Body)
{
    /// <summary>Who sent it; null when it was sent to the hub itself.</summary>
    public string? Publisher { get; init; }

    /// <summary>With which key; null for none.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>With which content type; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary>With which properties, as headers.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Over HTTPS properties are headers, and the hub makes numbers and truth values of those that look like them.</summary>
    public static IReadOnlyDictionary<string, string> Headers(JsonElement properties) =>
        properties.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText());
}
