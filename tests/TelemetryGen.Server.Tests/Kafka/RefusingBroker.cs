using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>A broker that refuses every login, with a text of its own: as much of Kafka's protocol as comes before that.</summary>
internal sealed class RefusingBroker : IDisposable
{
    private const short ApiVersions = 18;
    private const short SaslHandshake = 17;
    private const short SaslAuthenticate = 36;
    private const short UnsupportedVersion = 35;
    private const short AuthenticationFailed = 58;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answer;

    public RefusingBroker(string answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Servers => _listener.LocalEndpoint.ToString()!;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        try
        {
            while (true)
            {
                var size = new byte[4];
                await stream.ReadExactlyAsync(size);
                var request = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
                await stream.ReadExactlyAsync(request);
                await stream.WriteAsync(Answer(request));
            }
        }
        catch (IOException)
        {
            // The client has hung up.
        }
    }

    private byte[] Answer(byte[] request)
    {
        var (api, version) = (BinaryPrimitives.ReadInt16BigEndian(request), BinaryPrimitives.ReadInt16BigEndian(request.AsSpan(2)));
        var body = new List<byte>(request[4..8]);
        switch (api)
        {
            case ApiVersions:
                body.AddRange(Int16(version == 0 ? (short)0 : UnsupportedVersion));
                body.AddRange(Int32(3));
                foreach (var (key, max) in new[] { (SaslHandshake, (short)1), (ApiVersions, (short)0), (SaslAuthenticate, (short)0) })
                {
                    body.AddRange([.. Int16(key), .. Int16(0), .. Int16(max)]);
                }

                break;
            case SaslHandshake:
                body.AddRange([.. Int16(0), .. Int32(1), .. Text("PLAIN")]);
                break;
            default:
                body.AddRange([.. Int16(AuthenticationFailed), .. Text(_answer), .. Int32(0)]);
                break;
        }

        return [.. Int32(body.Count), .. body];
    }

    private static byte[] Text(string text) => [.. Int16((short)text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Int16(short value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Int32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
