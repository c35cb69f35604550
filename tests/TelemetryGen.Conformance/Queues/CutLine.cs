using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.Conformance.Queues;

/// <summary>
/// The line between a board and the hub. It carries bytes both ways, and can be cut after a request: the hub has stored it, and nobody
/// hears so.
/// </summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _hubPort;
    private readonly Task _carrying;
    private volatile bool _isCutting;

    public CutLine(int hubPort)
    {
        _hubPort = hubPort;
        _listener.Start();
        _carrying = CarryAllAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often an answer was lost.</summary>
    public int Cuts { get; private set; }

    /// <summary>Of a connection that is idle now, the next answer does not come through.</summary>
    public void CutNextAnswer() => _isCutting = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _carrying;
        _stop.Dispose();
    }

    private async Task CarryAllAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true)
            {
                lines.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient board)
    {
        using (board)
        using (var hub = new TcpClient())
        {
            await hub.ConnectAsync(IPAddress.Loopback, _hubPort, _stop.Token);
            var up = CopyAsync(board.GetStream(), hub.GetStream(), isAnswer: false);
            var down = CopyAsync(hub.GetStream(), board.GetStream(), isAnswer: true);
            await Task.WhenAny(up, down);
            board.Close();
            hub.Close();
            await Task.WhenAll(up, down);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[4096];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                if (isAnswer && _isCutting)
                {
                    _isCutting = false;
                    Cuts++;
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side left, or the test is over: the other side is closed by the caller.
        }
    }
}
