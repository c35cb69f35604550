using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

/// <summary>Passes TCP on to a port, and cuts a connection after so many bytes of its client.</summary>
internal sealed class CutProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private long _cutAfter = long.MaxValue;
    private int _cuts;

    public CutProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections it has cut.</summary>
    public int Cuts => _cuts;

    /// <summary>From now on each connection is cut when its client has sent so many bytes.</summary>
    public long CutAfter
    {
        get => Interlocked.Read(ref _cutAfter);
        set => Interlocked.Exchange(ref _cutAfter, value);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var source = client;
        using var target = new TcpClient();
        try
        {
            await target.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await Task.WhenAny(
                CopyAsync(source.GetStream(), target.GetStream(), isCut: true),
                CopyAsync(target.GetStream(), source.GetStream(), isCut: false));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // Nobody listens there, or the end.
        }

        // A reset, as of a cable that is pulled and a router that comes back.
        source.LingerState = new LingerOption(true, 0);
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isCut)
    {
        var buffer = new byte[16 * 1024];
        var passed = 0L;
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
            {
                passed += read;
                if (isCut && passed > CutAfter)
                {
                    Interlocked.Increment(ref _cuts);
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // One of the two is gone.
        }
    }
}
