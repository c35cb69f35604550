using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>
/// The annotations of a message that is sent: the partition key is taken out, and what only the service may say is left out.
/// </summary>
internal static class SenderAnnotations
{
    /// <summary>Null when they are good.</summary>
    /// <param name="bytes">The section.</param>
    /// <param name="section">Where it is in its message.</param>
    /// <param name="sections">The sections behind it; those before them when the sender has annotations of its own.</param>
    /// <param name="key">The partition key, or null.</param>
    public static string? TryRead(ReadOnlyMemory<byte> bytes, MessageSection section, ref ReadOnlyMemory<byte> sections, out string? key)
    {
        key = null;
        var map = bytes.Span[(section.ValueStart - section.Start)..];
        var pairs = new EncodedMap(map);
        var (own, ownBytes) = (0, 0);
        while (pairs.Next(out var name, out var value, out var pair))
        {
            if (name.SequenceEqual(AnnotationName.PartitionKey))
            {
                if (TryReadKey(value, out key) is { } wrong)
                {
                    return wrong;
                }
            }
            else if (!AnnotationName.IsReserved(name))
            {
                (own, ownBytes) = (own + 1, ownBytes + pair.Length);
            }
        }

        if (own > 0)
        {
            sections = WithOwn(map, own, ownBytes, sections.Span);
        }

        return null;
    }

    private static string? TryReadKey(ReadOnlySpan<byte> value, out string? key)
    {
        key = null;
        if (value is [0x40])
        {
            return null;
        }

        if (!EncodedText.IsText(value))
        {
            return "The partition key is not text";
        }

        var text = System.Text.Encoding.UTF8.GetString(EncodedText.Content(value));
        if (text.Length is 0 or > EventHubNames.MaxPartitionKeyLength)
        {
            return $"The partition key has {text.Length} characters; it may have 1 to {EventHubNames.MaxPartitionKeyLength}";
        }

        key = text;
        return null;
    }

    private static byte[] WithOwn(ReadOnlySpan<byte> map, int own, int ownBytes, ReadOnlySpan<byte> sections)
    {
        const int head = 3 + 9;
        var bytes = new byte[head + ownBytes + sections.Length];
        var writer = new AmqpWriter(bytes);
        writer.Section(SectionCode.MessageAnnotations);
        var at = writer.BeginMap();
        var pairs = new EncodedMap(map);
        while (pairs.Next(out var name, out _, out var pair))
        {
            if (!AnnotationName.IsReserved(name))
            {
                writer.Raw(pair);
            }
        }

        writer.EndMap(at, own);
        writer.Raw(sections);
        return bytes;
    }
}
