using System.Buffers.Binary;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using Amqp.Types;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>A client of bytes.</summary>
internal sealed class RawClient : IDisposable
{
    public static ReadOnlySpan<byte> AmqpHeader => "AMQP\x00\x01\x00\x00"u8;

    public static ReadOnlySpan<byte> SaslHeader => "AMQP\x03\x01\x00\x00"u8;

    private readonly TcpClient _tcp = new();

    public static async Task<RawClient> ConnectAsync(AmqpHub hub)
    {
        var client = new RawClient();
        await client._tcp.ConnectAsync("127.0.0.1", hub.Hub.AmqpPort!.Value, TestContext.Current.CancellationToken);
        return client;
    }

    /// <summary>A client that is through SASL and has opened its connection.</summary>
    public static async Task<RawClient> OpenAsync(AmqpHub hub)
    {
        var client = await ConnectAsync(hub);
        await client.SendAsync(SaslHeader.ToArray());
        await client.ReadAsync(8);
        await client.FrameAsync();
        await client.SendAsync(Frame("005341C00C01A309414E4F4E594D4F5553", type: 1));
        await client.FrameAsync();
        await client.SendAsync([.. AmqpHeader, .. Frame("005310C00401A10161")]);
        await client.ReadAsync(8);
        await client.FrameAsync();
        return client;
    }

    /// <summary>A client that names a policy by SASL PLAIN and has a session with a link to send on, for each of the handles.</summary>
    public static async Task<RawClient> OpenToSendAsync(AmqpHub hub, params uint[] handles)
    {
        var client = await ConnectAsync(hub);
        await client.SendAsync(SaslHeader.ToArray());
        await client.ReadAsync(8);
        await client.FrameAsync();
        byte[] login = [0, .. "manage"u8, 0, .. System.Text.Encoding.UTF8.GetBytes(hub.Key("manage"))];
        await client.SendAsync(Frame(new SaslInit { Mechanism = new Symbol("PLAIN"), InitialResponse = login }, type: 1));
        await client.FrameAsync();
        await client.SendAsync([.. AmqpHeader, .. Frame(new Open { ContainerId = "raw", MaxFrameSize = 65536 })]);
        await client.ReadAsync(8);
        await client.FrameAsync();
        await client.SendAsync(Frame(new Begin { NextOutgoingId = 0, IncomingWindow = 5000, OutgoingWindow = 5000, HandleMax = 2000 }));
        await client.FrameAsync();
        foreach (var handle in handles)
        {
            await client.SendAsync(Frame(new Attach
            {
                LinkName = $"link-{handle}", Handle = handle, Role = false, InitialDeliveryCount = 0, Source = new Source(),
                Target = new Target { Address = AmqpHub.Name },
            }));

            // Its attach, and credit.
            await client.FrameAsync();
            await client.FrameAsync();
        }

        return client;
    }

    /// <summary>Sends a part of a delivery after which more is to come.</summary>
    /// <param name="handle">The link.</param>
    /// <param name="delivery">Its id in the session.</param>
    /// <param name="bytes">At most a little less than 64 KB.</param>
    public Task SendPartAsync(uint handle, uint delivery, int bytes) => SendAsync(Frame(
        new Transfer
        {
            Handle = handle, DeliveryId = delivery, DeliveryTag = BitConverter.GetBytes(delivery), MessageFormat = 0, More = true,
        },
        payload: new byte[bytes]));

    /// <summary>A frame with this body.</summary>
    public static byte[] Frame(DescribedList body, byte type = 0, byte[]? payload = null)
    {
        var encoded = new ByteBuffer(512, autoGrow: true);
        Encoder.WriteObject(encoded, body);
        return Frame(Convert.ToHexString([.. encoded.Buffer.AsSpan(encoded.Offset, encoded.Length), .. payload ?? []]), type: type);
    }

    /// <summary>A frame with this body.</summary>
    public static byte[] Frame(string bodyHex, int channel = 0, byte type = 0)
    {
        var body = Convert.FromHexString(bodyHex);
        var frame = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        (frame[4], frame[5]) = (2, type);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(6), (ushort)channel);
        body.CopyTo(frame, 8);
        return frame;
    }

    public Task SendAsync(byte[] bytes) => _tcp.GetStream().WriteAsync(bytes, TestContext.Current.CancellationToken).AsTask();

    public async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await _tcp.GetStream().ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    /// <summary>The next frame, without its size.</summary>
    public async Task<byte[]> FrameAsync() => await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(await ReadAsync(4)) - 4);

    /// <summary>All that comes until the hub closes, as text in which conditions can be found.</summary>
    public async Task<string> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var all = new MemoryStream();
        try
        {
            await _tcp.GetStream().CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // Reset: what it sent before is what is looked at.
        }

        return System.Text.Encoding.Latin1.GetString(all.ToArray());
    }

    public void Dispose() => _tcp.Dispose();
}
