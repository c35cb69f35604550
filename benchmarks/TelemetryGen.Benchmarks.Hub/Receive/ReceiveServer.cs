using System.Net;
using System.Net.Sockets;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.Benchmarks.Hub.Receive;

/// <summary>The two servers of <see cref="ReceiveRun"/>, each with the same events.</summary>
internal static class ReceiveServer
{
    private const int Batch = 1000;

    /// <summary>Stores events in the first two partitions.</summary>
    public static async Task FillAsync(EventStore store)
    {
        var hub = store.Hubs[ServerProcess.ScaleHub];
        for (var sent = 0; sent < ReceiveRun.Events * 2; sent += Batch)
        {
            var item = new NewEvent(sent / Batch % 2, null, null, default, new byte[40]);
            await store.Writer.AppendAsync(new Publication(hub, Enumerable.Repeat(item, Batch)));
        }
    }

    /// <summary>All events of the first partition.</summary>
    public static IEnumerable<StoredEvent> Read(EventStore store)
    {
        var log = store.Hubs[ServerProcess.ScaleHub].Logs[0];
        for (var next = 0L; log.Read(next, 1000, 1024 * 1024) is { Count: > 0 } page; next = page[^1].SequenceNumber + 1)
        {
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }

    /// <summary>A port that nobody has.</summary>
    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
