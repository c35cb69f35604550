using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.Testing.Hubs;

/// <summary>
/// Answers a TLS hello with a server hello of TLS 1.1, written by hand: OpenSSL 3 no longer speaks 1.1 at its usual security level,
/// so a real server would refuse first and prove nothing about the device.
/// </summary>
public sealed class OldTlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public OldTlsServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The bytes that the device sent after the server's hello, until it closed.</summary>
    public async Task<byte[]> ServeOneAsync(CancellationToken cancellationToken)
    {
        using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
        await using var stream = client.GetStream();
        var hello = new byte[5];
        await stream.ReadExactlyAsync(hello, cancellationToken);
        await stream.ReadExactlyAsync(new byte[hello[3] << 8 | hello[4]], cancellationToken);
        // Record: handshake, 1.1, 42 bytes. Message: server hello, 38 bytes, version 1.1, 32 random bytes, no session,
        // ECDHE-ECDSA-AES128-SHA, no compression.
        await stream.WriteAsync(
            (byte[])[22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2, .. Enumerable.Repeat((byte)7, 32), 0, 0xC0, 0x09, 0], cancellationToken);
        using var rest = new MemoryStream();
        await stream.CopyToAsync(rest, cancellationToken);
        return rest.ToArray();
    }

    public void Dispose() => _listener.Dispose();
}
