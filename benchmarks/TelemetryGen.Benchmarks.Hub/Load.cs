using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// Connections over TLS that are kept, each with one request at a time; bytes that are made once, so that the client costs little.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly byte[] _request;
    private readonly SslStream[] _connections;

    private Load(byte[] request, SslStream[] connections)
    {
        _request = request;
        _connections = connections;
    }

    /// <param name="server">Whom to ask.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="request">What each sends; null is an event of 40 bytes.</param>
    public static async Task<Load> ConnectAsync(ServerProcess server, int connections, byte[]? request = null)
    {
        var authority = X509CertificateLoader.LoadCertificateFromFile(server.CaPath);
        var streams = new SslStream[connections];
        for (var i = 0; i < connections; i++)
        {
            streams[i] = await ConnectAsync(server.Port, authority);

            // The hub closes who has said nothing for half a minute, and many connections take longer.
            await SendOnceAsync(streams[i], request ?? RestRun.Request(server), new byte[4096]);
        }

        return new Load(request ?? RestRun.Request(server), streams);
    }

    /// <summary>Sends for so long, and gives the time of each request in milliseconds.</summary>
    public async Task<List<double>> RunAsync(TimeSpan time)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var each = await Task.WhenAll(_connections.Select(connection => Task.Run(() => SendAsync(connection, end))));
        return [.. each.SelectMany(static times => times)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }

    private static async Task<SslStream> ConnectAsync(int port, X509Certificate2 authority)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        return stream;
    }

    /// <summary>Sends once on one connection, and gives the time in milliseconds.</summary>
    public Task<double> SendOnceAsync(int connection) => SendOnceAsync(_connections[connection], _request, new byte[4096]);

    /// <summary>Sends something else on one connection, and gives the time in milliseconds.</summary>
    public Task<double> SendAsync(int connection, byte[] request) => SendOnceAsync(_connections[connection], request, new byte[4096]);

    private async Task<List<double>> SendAsync(SslStream connection, long end)
    {
        var times = new List<double>();
        var answer = new byte[4096];
        while (Stopwatch.GetTimestamp() < end)
        {
            times.Add(await SendOnceAsync(connection, _request, answer));
        }

        return times;
    }

    private static async Task<double> SendOnceAsync(SslStream connection, byte[] request, byte[] answer)
    {
        var start = Stopwatch.GetTimestamp();
        await connection.WriteAsync(request);
        var length = 0;
        while (!answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var read = await connection.ReadAsync(answer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The server closed the connection.");
        }

        return answer.AsSpan(0, length).StartsWith("HTTP/1.1 201"u8)
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new IOException(System.Text.Encoding.ASCII.GetString(answer, 0, length));
    }
}
