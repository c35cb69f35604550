using Amqp;
using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Amqp.Senders;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>
/// Events of one route as a batch (message format 0x80013700): their sections and bodies are the bytes that were sent. A batch is stored as
/// a whole or not at all.
/// </summary>
internal sealed class ForwardBatch(ForwardRoute route, int maxBytes)
{
    private const byte DataHead = 3;

    // Descriptor and head of a map, a name, and the head of a text.
    private const int AnnotationOverhead = 3 + 9 + 2 + 19 + 5;

    private static readonly Symbol PartitionKey = new("x-opt-partition-key");

    private readonly DataList _events = new();
    private readonly int _annotations = route.PartitionKey is { } key ? AnnotationOverhead + MaxBytes(key) : 0;
    private int _bytes;

    public int Count { get; private set; }

    /// <summary>Of the message, a little more than it has.</summary>
    public int Bytes => _annotations + _bytes;

    /// <summary>Adds an event unless the batch would be too large.</summary>
    public bool TryAdd(StoredEvent item)
    {
        var encoded = Encode(item);
        var bytes = DataHead + (encoded.Count <= byte.MaxValue ? 2 : 5) + encoded.Count;
        _bytes += bytes;
        if (Bytes > maxBytes)
        {
            // Of the first one the size is told.
            _bytes -= Count == 0 ? 0 : bytes;
            return false;
        }

        _events.Add(new Data { Buffer = new ByteBuffer(encoded.Array, encoded.Offset, encoded.Count, encoded.Count) });
        Count++;
        return true;
    }

    public Message ToMessage()
    {
        var message = new Message { BodySection = _events, Format = PublicationBuilder.BatchFormat };
        if (route.PartitionKey is { } key)
        {
            message.MessageAnnotations = new MessageAnnotations { [PartitionKey] = key };
        }

        return message;
    }

    private static int MaxBytes(string text) => text.Length * 3;

    // As the .NET client has it, the key stands in each event too.
    private ArraySegment<byte> Encode(StoredEvent item)
    {
        var bytes = new byte[_annotations + item.Sections.Length + item.Body.Length + DataHead + 5];
        var writer = new AmqpWriter(bytes);
        if (route.PartitionKey is { } key)
        {
            var own = new OwnAnnotations(item.Sections.Span);
            writer.Section(SectionCode.MessageAnnotations);
            var map = writer.BeginMap();
            writer.Symbol(AnnotationName.PartitionKey);
            writer.Text(key);
            writer.Raw(own.Pairs);
            writer.EndMap(map, own.Count + 1);
            writer.Raw(own.Rest);
        }
        else
        {
            writer.Raw(item.Sections.Span);
        }

        if (item.IsRawBody)
        {
            writer.Raw(item.Body.Span);
        }
        else
        {
            writer.Section(SectionCode.Data);
            writer.Binary(item.Body.Span);
        }

        return new ArraySegment<byte>(bytes, 0, writer.Length);
    }
}
