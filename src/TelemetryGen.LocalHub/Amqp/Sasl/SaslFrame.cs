using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Amqp;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Amqp.Sasl;

/// <summary>Frames of the security layer (OASIS AMQP 1.0, part 5 section 3).</summary>
internal static class SaslFrame
{
    /// <summary>The standard's bound.</summary>
    public const int MaxBytes = 512;

    private const int HeadBytes = 8;
    private const byte Type = 1;

    /// <summary>A frame with this performative.</summary>
    public static byte[] Encode(DescribedList performative)
    {
        var body = new ByteBuffer(64, autoGrow: true);
        performative.Encode(body);
        var frame = new byte[HeadBytes + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        (frame[4], frame[5]) = (HeadBytes / 4, Type);
        body.Buffer.AsSpan(body.Offset, body.Length).CopyTo(frame.AsSpan(HeadBytes));
        return frame;
    }

    /// <summary>The body of the next frame; null when what comes is none, or nothing comes.</summary>
    public static async Task<byte[]?> ReadAsync(PipeReader reader, CancellationToken cancellation)
    {
        if (await TakeAsync(reader, HeadBytes, cancellation) is not { } head)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var good = size is > HeadBytes and <= MaxBytes && head[4] == HeadBytes / 4 && head[5] == Type;
        return good ? await TakeAsync(reader, (int)size - HeadBytes, cancellation) : null;
    }

    /// <summary>The next bytes, or null when they do not come.</summary>
    public static Task<byte[]?> TakeAsync(PipeReader reader, int count, CancellationToken cancellation) =>
        ReadAsync(reader, count, consume: true, cancellation);

    /// <summary>The next bytes, which stay to be read again; or null when they do not come.</summary>
    public static Task<byte[]?> PeekAsync(PipeReader reader, int count, CancellationToken cancellation) =>
        ReadAsync(reader, count, consume: false, cancellation);

    private static async Task<byte[]?> ReadAsync(PipeReader reader, int count, bool consume, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellation);
            if (result.Buffer.Length >= count)
            {
                var bytes = result.Buffer.Slice(0, count).ToArray();
                reader.AdvanceTo(consume ? result.Buffer.GetPosition(count) : result.Buffer.Start);
                return bytes;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted || result.IsCanceled)
            {
                return null;
            }
        }
    }
}
