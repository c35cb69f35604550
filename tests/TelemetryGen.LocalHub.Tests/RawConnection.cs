using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>One TLS 1.2 connection on which a test writes HTTP by hand, as a board does.</summary>
internal sealed class RawConnection(SslStream stream) : IAsyncDisposable
{
    public static async Task<RawConnection> OpenAsync(TestHub hub)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Hub.Endpoint.Port, TestContext.Current.CancellationToken);
        return await OpenAsync(hub, client.GetStream());
    }

    public static async Task<RawConnection> OpenAsync(TestHub hub, NetworkStream tcp)
    {
        var stream = new SslStream(tcp);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = SslProtocols.Tls12,
                CertificateChainPolicy = Trust.Only(hub.Hub.CaDerPath),
            },
            TestContext.Current.CancellationToken);
        return new RawConnection(stream);
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.ASCII.GetBytes(text));

    public async Task WriteAsync(byte[] bytes) => await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);

    /// <summary>What comes until <paramref name="end"/> is in it; fails when the connection ends or 20 s pass before.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().Contains(end, StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, patience.Token);
            Assert.NotEqual(0, count);
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
