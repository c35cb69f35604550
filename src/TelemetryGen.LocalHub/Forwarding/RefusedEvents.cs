using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// forward-refused.jsonl: events that the hub above refused for good, a line of JSON each. They stay in the store, and the cursor goes on
/// only when their lines are on the disk; after a crash lines may be there twice.
/// </summary>
internal sealed class RefusedEvents(string path, TimeProvider clock)
{
    // Then it becomes forward-refused.old.jsonl, in place of the one before.
    private const long MaxBytes = 64 * 1024 * 1024;

    // Names and texts of others: JSON's own escapes keep each in its line, and é need not become six characters.
    private static readonly RefusedJson Form = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    private readonly Lock _gate = new();

    /// <summary>Notes events; ends when they are on the disk.</summary>
    /// <exception cref="LocalHubException">They cannot be written.</exception>
    public void Add(string hub, IReadOnlyList<StoredEvent> events, ForwardFault fault)
    {
        var time = clock.GetUtcNow().UtcDateTime;
        var lines = new MemoryStream();
        foreach (var item in events)
        {
            var line = new RefusedEvent(
                time, hub, item.Partition, item.SequenceNumber, item.Publisher, item.PartitionKey, fault.Condition, fault.Text);
            JsonSerializer.Serialize(lines, line, Form.RefusedEvent);
            lines.WriteByte((byte)'\n');
        }

        lock (_gate)
        {
            DataDirectory.AppendOwnerFile(path, lines.ToArray(), MaxBytes, Path.ChangeExtension(path, ".old.jsonl"));
        }
    }

    internal sealed record RefusedEvent(
        [property: JsonPropertyName("time")] DateTime Time,
        [property: JsonPropertyName("hub")] string Hub,
        [property: JsonPropertyName("partition")] int Partition,
        [property: JsonPropertyName("sequenceNumber")] long SequenceNumber,
        [property: JsonPropertyName("publisher")] string? Publisher,
        [property: JsonPropertyName("partitionKey")] string? PartitionKey,
        [property: JsonPropertyName("condition")] string Condition,
        [property: JsonPropertyName("text")] string Text);
}
