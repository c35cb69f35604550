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
    /// <summary>Of an event that has none.</summary>
    public static readonly IReadOnlyDictionary<string, object> NoProperties = new Dictionary<string, object>().AsReadOnly();

    private static readonly EventSections None = new(null, NoProperties);

    // Devices send few content types, each again and again. What is sent decides, so the number is bounded.
    private static readonly BoundedCache<string, ReadOnlyMemory<byte>> OfContentType = new(100);

    /// <summary>The sections; none when there is neither.</summary>
    public static ReadOnlyMemory<byte> Encode(string? contentType, IReadOnlyDictionary<string, object> properties) =>
        properties.Count > 0 ? Create(contentType, properties)
        : contentType is null ? default
        : OfContentType.Get(contentType, static type => Create(type, NoProperties));

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
            map is null ? NoProperties : map.ToDictionary(static pair => pair.Key.ToString()!, static pair => pair.Value));
    }

    private static ReadOnlyMemory<byte> Create(string? contentType, IReadOnlyDictionary<string, object> properties)
    {
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
}
