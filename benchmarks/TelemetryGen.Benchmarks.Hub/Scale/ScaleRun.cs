using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using TelemetryGen.Benchmarks.Hub;

namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>
/// A fleet of many devices through a hub to two servers that share its partitions, all on this machine: first as devices send that sleep
/// between (a TLS connection for each event), then all of them at once, as after a power cut, over connections that are kept.
/// </summary>
internal static class ScaleRun
{
    private const int RecordsPerEvent = 10;
    private const int KeptConnections = 128;

    public static async Task RunAsync(string folder, int devices, int seconds)
    {
        Directory.CreateDirectory(folder);
        await using var hub = await ServerProcess.StartAsync("scale-hub", Path.Combine(folder, "hub"));
        var environment = new Dictionary<string, string>
        {
            ["EventHubs__ConnectionString"] = hub.AmqpConnectionString!,
            ["EventHubs__HubName"] = ServerProcess.ScaleHub,
            ["EventHubs__CheckpointFile"] = Path.Combine(folder, "checkpoints.db"),
        };
        await using var first = await ScaleProcess.StartAsync(folder, environment);
        await using var second = await ScaleProcess.StartAsync(folder, environment);
        var fleet = new Fleet($"localhost:{hub.Port}", ServerProcess.ScaleHub, hub.Key!, RecordsPerEvent);
        var parts = new ScaleParts(hub, first, second);
        await WarmUpAsync(hub, fleet, parts);

        // Each device once in ten minutes; a run of less time shows as many of them as fit.
        var pace = devices / 600.0;
        await parts.MeasureAsync(
            string.Create(CultureInfo.InvariantCulture, $"{devices:N0} devices, each ten records every ten minutes ({pace:N0} connections/s)"),
            errors => SpreadAsync(hub, fleet, (int)(pace * seconds), pace, errors));
        await parts.MeasureAsync(
            string.Create(CultureInfo.InvariantCulture, $"{devices:N0} devices at once, {KeptConnections} connections kept"),
            errors => AtOnceAsync(hub, fleet, devices, errors));
    }

    // Partitions are shared out before anything is measured.
    private static async Task WarmUpAsync(ServerProcess hub, Fleet fleet, ScaleParts parts)
    {
        await using var load = await Load.ConnectAsync(hub, 1, fleet.Request(0, 0, isKept: true));
        for (var round = 1; !parts.AreBothReading; round++)
        {
            for (var device = 0; device < 64; device++)
            {
                await load.SendAsync(0, fleet.Request(device, round, isKept: true));
            }

            await Task.Delay(500);
        }
    }

    private static async Task SpreadAsync(ServerProcess hub, Fleet fleet, int events, double pace, ConcurrentQueue<string> errors)
    {
        var start = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        for (var i = 0; i < events; i++)
        {
            var due = TimeSpan.FromSeconds(i / pace) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            sending.Add(SendOnceAsync(hub, fleet.Request(1000 + i, 0, isKept: false), errors));
        }

        await Task.WhenAll(sending);
    }

    private static async Task SendOnceAsync(ServerProcess hub, byte[] request, ConcurrentQueue<string> errors)
    {
        try
        {
            await using var load = await Load.ConnectAsync(hub, 1, request);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            errors.Enqueue(e.Message.Split('\n')[0]);
        }
    }

    private static async Task AtOnceAsync(ServerProcess hub, Fleet fleet, int devices, ConcurrentQueue<string> errors)
    {
        await using var load = await Load.ConnectAsync(hub, KeptConnections, fleet.Request(0, 1000, isKept: true));
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, KeptConnections).Select(connection => Task.Run(async () =>
        {
            for (var device = Interlocked.Increment(ref next); device < devices; device = Interlocked.Increment(ref next))
            {
                try
                {
                    await load.SendAsync(connection, fleet.Request(device, 2000, isKept: true));
                }
                catch (IOException e)
                {
                    errors.Enqueue(e.Message.Split('\n')[0]);
                }
            }
        })));
    }
}
