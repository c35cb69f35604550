using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.LocalHub.Tests.Connections;

/// <summary>A TCP connection to a hub that says nothing by itself.</summary>
internal sealed class SilentPeer : IDisposable
{
    private readonly Socket _socket;

    private SilentPeer(Socket socket) => _socket = socket;

    /// <param name="hub">The hub.</param>
    /// <param name="from">The address to come from; null is any.</param>
    public static async Task<SilentPeer> ConnectAsync(TestHub hub, string? from = null)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (from is not null)
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        }

        await socket.ConnectAsync(IPAddress.Loopback, hub.Hub.Endpoint.Port, TestContext.Current.CancellationToken);
        return new SilentPeer(socket);
    }

    public static async Task<List<SilentPeer>> ConnectAsync(TestHub hub, int count)
    {
        var peers = new List<SilentPeer>();
        for (var i = 0; i < count; i++)
        {
            peers.Add(await ConnectAsync(hub));
        }

        return peers;
    }

    /// <summary>Connects and returns when the hub has closed the connection, which may be before this side knows that it is open.</summary>
    public static async Task RefusedAsync(TestHub hub)
    {
        SilentPeer peer;
        try
        {
            peer = await ConnectAsync(hub);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return;
        }

        using (peer)
        {
            await peer.ClosedAsync();
        }
    }

    public NetworkStream Stream() => new(_socket);

    /// <summary>Returns when the hub has closed the connection; fails when it has not in 20 s.</summary>
    public async Task ClosedAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[4096];
        try
        {
            while (await _socket.ReceiveAsync(buffer, patience.Token) > 0)
            {
                // An alert of TLS may come first.
            }
        }
        catch (SocketException)
        {
            // Reset is closed too.
        }
    }

    public void Dispose() => _socket.Dispose();
}
