using System.Buffers.Binary;
using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>What the hub itself has to know of a frame that a client sent.</summary>
internal readonly record struct InboundFrame
{
    /// <summary>Bytes of a frame's head, without which none is valid.</summary>
    public const int HeadBytes = 8;

    /// <summary>Enough for the fields that are read here.</summary>
    public const int MostNeeded = 512;

    public ulong Code { get; private init; }

    public ushort Channel { get; private init; }

    /// <summary>The client's handle of the link; null for frames of a session.</summary>
    public uint? Handle { get; private init; }

    /// <summary>Of a transfer: more of the delivery follows in the next.</summary>
    public bool More { get; private init; }

    /// <summary>Of a transfer: the client gave the delivery up.</summary>
    public bool Aborted { get; private init; }

    /// <summary>Of a flow: deliveries that the client has seen; null before the first.</summary>
    public uint? DeliveryCount { get; private init; }

    /// <summary>Of a flow: how many further ones it takes.</summary>
    public uint LinkCredit { get; private init; }

    /// <summary>Of a flow: credit that cannot be used now shall be given back.</summary>
    public bool Drain { get; private init; }

    /// <summary>Reads a frame by its first bytes; what is none of the above is left to the library.</summary>
    public static InboundFrame Read(ReadOnlySpan<byte> frame)
    {
        var channel = BinaryPrimitives.ReadUInt16BigEndian(frame[6..]);
        var body = frame[Math.Min(frame.Length, frame[4] * 4)..];
        if (!EncodedList.TryOpen(body, out var code, out var fields, out _))
        {
            return new InboundFrame { Channel = channel };
        }

        return code switch
        {
            PerformativeCode.Attach => Attach(channel, fields),
            PerformativeCode.Flow => Flow(channel, fields),
            PerformativeCode.Transfer => Transfer(channel, fields),
            PerformativeCode.Detach => new InboundFrame { Code = code, Channel = channel, Handle = fields.NextUInt() },
            _ => new InboundFrame { Code = code, Channel = channel },
        };
    }

    private static InboundFrame Attach(ushort channel, EncodedList fields)
    {
        fields.Skip(1);
        return new InboundFrame { Code = PerformativeCode.Attach, Channel = channel, Handle = fields.NextUInt() };
    }

    private static InboundFrame Flow(ushort channel, EncodedList fields)
    {
        fields.Skip(4);
        var (handle, count, credit) = (fields.NextUInt(), fields.NextUInt(), fields.NextUInt());
        fields.Skip(1);
        return new InboundFrame
        {
            Code = PerformativeCode.Flow,
            Channel = channel,
            Handle = handle,
            DeliveryCount = count,
            LinkCredit = credit ?? 0,
            Drain = fields.NextBool(),
        };
    }

    private static InboundFrame Transfer(ushort channel, EncodedList fields)
    {
        var handle = fields.NextUInt();
        fields.Skip(4);
        var more = fields.NextBool();
        fields.Skip(3);
        return new InboundFrame
        {
            Code = PerformativeCode.Transfer,
            Channel = channel,
            Handle = handle,
            More = more,
            Aborted = fields.NextBool(),
        };
    }
}
