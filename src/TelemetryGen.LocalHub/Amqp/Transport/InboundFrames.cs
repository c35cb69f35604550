using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Amqp;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// The bytes that a client sends, frame by frame. Each frame is looked at before the library gets its bytes: one that is none ends the
/// connection with its reason.
/// </summary>
internal sealed class InboundFrames(PipeReader reader, int maxFrameBytes)
{
    private readonly byte[] _head = new byte[InboundFrame.MostNeeded];

    // The protocol's header is the first that is read, and no frame.
    private int _left = ProtocolHeader.Bytes;
    private bool _started;

    /// <summary>The frame whose bytes were given last.</summary>
    public InboundFrame Current { get; private set; }

    /// <summary>Whether all bytes of <see cref="Current"/> were given, so that the next read begins another.</summary>
    public bool AtBoundary => _left == 0;

    /// <summary>Waits for the next frame.</summary>
    /// <returns>Its size in bytes; 0 at the end.</returns>
    /// <exception cref="AmqpException">What comes is no frame.</exception>
    public async ValueTask<int> NextAsync()
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            var bytes = result.Buffer;
            if (bytes.Length >= InboundFrame.HeadBytes && TryOpen(bytes))
            {
                reader.AdvanceTo(bytes.Start);
                return _left;
            }

            reader.AdvanceTo(bytes.Start, bytes.End);
            if (result.IsCompleted || result.IsCanceled)
            {
                return 0;
            }
        }
    }

    /// <summary>Gives bytes of the frame.</summary>
    /// <returns>How many; 0 at the end.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> target)
    {
        if (!_started)
        {
            // The listener starts one connection after the other: none may keep it with frames that are already here.
            _started = true;
            await Task.Yield();
        }

        var result = await reader.ReadAsync();
        var bytes = result.Buffer;
        var count = (int)Math.Min(Math.Min(target.Length, _left), bytes.Length);
        bytes.Slice(0, count).CopyTo(target.Span);
        reader.AdvanceTo(bytes.GetPosition(count));
        _left -= count;
        return count;
    }

    /// <summary>Passes over the bytes of the frame that are left.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> SkipAsync()
    {
        while (_left > 0)
        {
            var result = await reader.ReadAsync();
            var count = (int)Math.Min(_left, result.Buffer.Length);
            reader.AdvanceTo(result.Buffer.GetPosition(count));
            _left -= count;
            if (_left > 0 && (result.IsCompleted || result.IsCanceled))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends a read that waits.</summary>
    public void Cancel() => reader.CancelPendingRead();

    private bool TryOpen(ReadOnlySequence<byte> bytes)
    {
        var size = CheckedSize(bytes.Slice(0, InboundFrame.HeadBytes));
        var needed = Math.Min(size, InboundFrame.MostNeeded);
        if (bytes.Length < needed)
        {
            return false;
        }

        bytes.Slice(0, needed).CopyTo(_head);
        Current = InboundFrame.Read(_head.AsSpan(0, needed));
        _left = size;
        return true;
    }

    private int CheckedSize(ReadOnlySequence<byte> bytes)
    {
        Span<byte> head = stackalloc byte[InboundFrame.HeadBytes];
        bytes.CopyTo(head);
        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        return size > (uint)maxFrameBytes ? throw Framing($"A frame of {size} bytes is larger than {maxFrameBytes}")
            : size < InboundFrame.HeadBytes ? throw Framing($"A frame cannot have {size} bytes")
            : head[4] < 2 || head[4] * 4 > size ? throw Framing($"The data of a frame cannot begin at {head[4] * 4}")
            : head[5] != 0 ? throw Framing($"There is no type {head[5]} of frames here")
            : (int)size;
    }

    private static AmqpException Framing(string text) => new("amqp:connection:framing-error", text);
}
