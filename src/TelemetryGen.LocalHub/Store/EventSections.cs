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

        // Section by section: a whole message would get a body.
        var bytes = new ByteBuffer(128, autoGrow: true);
        if (contentType is not null)
        {
            new Properties { ContentType = contentType }.Encode(bytes);
        }

        if (properties.Count > 0)
        {
            var section = new ApplicationProperties();
            foreach (var (name, value) in properties)
            {
                section[name] = value;
            }

            section.Encode(bytes);
        }

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
