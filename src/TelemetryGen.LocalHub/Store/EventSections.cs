using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// What an event says beside its body. The store keeps it as the AMQP sections of the message, whichever way it came, so that an
/// event sent over HTTPS reaches an AMQP client with the types that the service gives it.
/// </summary>
internal sealed record EventSections(string? ContentType, IReadOnlyDictionary<string, object> Properties)
{
    private static readonly EventSections None = new(null, new Dictionary<string, object>());

    /// <summary>The sections; none when there is neither.</summary>
    public static ReadOnlyMemory<byte> Encode(string? contentType, IReadOnlyDictionary<string, object> properties)
    {
        if (contentType is null && properties.Count == 0)
        {
            return default;
        }

        var message = new Message();
        if (contentType is not null)
        {
            message.Properties = new Properties { ContentType = contentType };
        }

        if (properties.Count > 0)
        {
            message.ApplicationProperties = new ApplicationProperties();
            foreach (var (name, value) in properties)
            {
                message.ApplicationProperties[name] = value;
            }
        }

        var bytes = message.Encode();
        return bytes.Buffer.AsMemory(bytes.Offset, bytes.Length);
    }

    /// <summary>Reads sections that were checked when the event was taken.</summary>
    public static EventSections Decode(ReadOnlyMemory<byte> sections)
    {
        if (sections.IsEmpty)
        {
            return None;
        }

        var bytes = sections.ToArray();
        using var message = Message.Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
        var map = message.ApplicationProperties?.Map;
        return new EventSections(
            message.Properties?.ContentType?.ToString(),
            map is null ? None.Properties : map.ToDictionary(static pair => pair.Key.ToString()!, static pair => pair.Value));
    }
}
