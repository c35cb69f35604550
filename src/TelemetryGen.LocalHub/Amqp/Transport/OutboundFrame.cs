using System.Buffers.Binary;
using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>Which link a frame of the hub's is of, and how much of a message it carries.</summary>
internal static class OutboundFrame
{
    // Size, offset and type, channel, and the descriptor of a transfer.
    private const int ListAt = InboundFrame.HeadBytes;

    /// <summary>False for what does not begin a session; its own channel is not the client's.</summary>
    public static bool TryReadBegin(ReadOnlySpan<byte> frame, out ushort own, out ushort remote)
    {
        (own, remote) = (0, 0);
        if (!Is(frame, PerformativeCode.Begin) || !EncodedList.TryOpen(frame[ListAt..], out _, out var fields, out _)
            || fields.NextUShort() is not { } channel)
        {
            return false;
        }

        (own, remote) = (BinaryPrimitives.ReadUInt16BigEndian(frame[6..]), channel);
        return true;
    }

    /// <summary>False for what is no transfer.</summary>
    public static bool TryReadTransfer(ReadOnlySpan<byte> frame, out (ushort Channel, uint Handle) link, out int payload)
    {
        (link, payload) = (default, 0);
        if (!Is(frame, PerformativeCode.Transfer) || !EncodedList.TryOpen(frame[ListAt..], out _, out var fields, out var end)
            || fields.NextUInt() is not { } handle)
        {
            return false;
        }

        link = (BinaryPrimitives.ReadUInt16BigEndian(frame[6..]), handle);
        payload = frame.Length - ListAt - end;
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> frame, ulong code) =>
        frame.Length > ListAt + 3 && frame[ListAt] == 0 && frame[ListAt + 1] == 0x53 && frame[ListAt + 2] == code;
}
