using Amqp;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>A message that stays as it was sent; only requests to nodes are ever decoded.</summary>
internal sealed class RawMessage(ByteBuffer buffer) : Message
{
    /// <summary>All sections.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = buffer.Buffer.AsMemory(buffer.Offset, buffer.Length);

    /// <summary>Decodes all of it.</summary>
    /// <exception cref="AmqpException">It is no message.</exception>
    public Message Parse()
    {
        var bytes = Bytes.ToArray();
        return Decode(new ByteBuffer(bytes, 0, bytes.Length, bytes.Length));
    }
}
