using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using Amqp;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// A client's connection as the library sees it, over whatever pipe Kestrel has: TCP, TLS or a WebSocket. SASL is over when it begins.
/// </summary>
internal sealed class AmqpTransport : IAsyncTransport
{
    private readonly PipeWriter _writer;
    private readonly InboundFrames _frames;
    private readonly PartialDeliveries _partial;
    private readonly ConcurrentDictionary<(ushort Channel, uint Handle), ByteBudget> _outbound = new();
    private readonly Dictionary<ushort, ushort> _channels = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="pipe">Whose next bytes are the client's protocol header.</param>
    /// <param name="maxFrameBytes">Largest frame that is taken.</param>
    /// <param name="maxMessageBytes">Largest message that a link takes.</param>
    /// <param name="partial">What all connections have of messages that are not whole.</param>
    public AmqpTransport(IDuplexPipe pipe, int maxFrameBytes, int maxMessageBytes, PartialBytes partial)
    {
        _writer = pipe.Output;
        _frames = new InboundFrames(pipe.Input, maxFrameBytes);
        _partial = new PartialDeliveries(maxMessageBytes, partial);
    }

    /// <summary>The frame that the library works on, or worked on last.</summary>
    public InboundFrame Current => _frames.Current;

    /// <summary>Messages of this connection that wait for the disk.</summary>
    public ByteBudget Inbound { get; } = ByteBudget.ForInbound();

    /// <summary>Called with each frame when the library is through with it.</summary>
    public Action<InboundFrame>? FrameDone { get; set; }

    /// <summary>
    /// Ends the link of a frame that makes its message far too large, and which the library does not get; false when it is no link that can
    /// be ended for itself.
    /// </summary>
    public Func<InboundFrame, bool>? EndLink { get; set; }

    /// <summary>Called once with the connection that the library makes of it.</summary>
    public Action<Connection>? Connected { get; set; }

    /// <summary>Ends with the connection, when all was written.</summary>
    public Task Closed => _closed.Task;

    /// <summary>Counts what is written of a link's messages.</summary>
    /// <param name="link">The client's channel and the hub's handle.</param>
    /// <param name="budget">Where to count.</param>
    public void Watch((ushort Channel, uint Handle) link, ByteBudget budget) => _outbound[link] = budget;

    /// <summary>Ends what <see cref="Watch"/> began; another link may have the same handle by now.</summary>
    public void Unwatch((ushort Channel, uint Handle) link, ByteBudget budget) =>
        _outbound.TryRemove(new KeyValuePair<(ushort Channel, uint Handle), ByteBudget>(link, budget));

    public void SetConnection(Connection connection) => Connected?.Invoke(connection);

    public async Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        ArgumentNullException.ThrowIfNull(bufferList);
        for (var i = 0; i < bufferList.Count; i++)
        {
            _writer.Write(Bytes(bufferList[i]));
        }

        var flushed = await _writer.FlushAsync();
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new IOException("The client has gone.");
        }

        for (var i = 0; i < bufferList.Count; i++)
        {
            Count(Bytes(bufferList[i]));
        }
    }

    public async Task<int> ReceiveAsync(byte[] buffer, int offset, int count)
    {
        if (_frames.AtBoundary)
        {
            FrameDone?.Invoke(_frames.Current);
            await Inbound.RoomAsync();
            if (!await NextAsync())
            {
                return 0;
            }
        }

        return await _frames.ReadAsync(buffer.AsMemory(offset, count));
    }

    public void Send(ByteBuffer buffer) => throw new NotSupportedException("All writing is asynchronous.");

    public int Receive(byte[] buffer, int offset, int count) => throw new NotSupportedException("All reading is asynchronous.");

    public void Close()
    {
        _frames.Cancel();
        _partial.End();
        _closed.TrySetResult();
    }

    // To the next frame that the library is to have; false at the end.
    private async ValueTask<bool> NextAsync()
    {
        while (await _frames.NextAsync() is var size && size > 0)
        {
            switch (_partial.Add(_frames.Current, size))
            {
                case FrameFate.Taken:
                    return true;

                case FrameFate.EndsLink when EndLink?.Invoke(_frames.Current) != true:
                    throw new AmqpException(AmqpCondition.MessageSizeExceeded, "A message is far larger than a link takes");
            }

            if (!await _frames.SkipAsync())
            {
                return false;
            }
        }

        return false;
    }

    private void Count(ReadOnlySpan<byte> frame)
    {
        if (OutboundFrame.TryReadBegin(frame, out var own, out var remote))
        {
            _channels[own] = remote;
        }
        else if (OutboundFrame.TryReadTransfer(frame, out var link, out var payload)
            && _channels.TryGetValue(link.Channel, out var channel) && _outbound.TryGetValue((channel, link.Handle), out var budget))
        {
            budget.Return(payload);
        }
    }

    private static ReadOnlySpan<byte> Bytes(ByteBuffer buffer) => buffer.Buffer.AsSpan(buffer.Offset, buffer.Length);
}
