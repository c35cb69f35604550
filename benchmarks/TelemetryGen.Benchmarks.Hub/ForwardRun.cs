using System.Diagnostics;
using System.Globalization;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// How fast a gateway forwards what it has, and how long an event takes when nothing else is on its way. Both hubs are in one process.
/// </summary>
internal static class ForwardRun
{
    private const string Name = "telemetry";
    private const int Batch = 1000;
    private const int Singles = 200;

    public static async Task RunAsync(string folder, int events)
    {
        foreach (var publishers in (int[])[0, 1, 20, 1000])
        {
            await RunAsync(folder, events, publishers);
        }
    }

    private static async Task RunAsync(string folder, int events, int publishers)
    {
        Delete(folder);
        await using var above = await LocalHub.LocalHub.StartAsync(Options(Path.Combine(folder, "above")) with
        {
            Amqp = new AmqpOptions { Port = 0, TlsPort = 0 },
        });
        await using (var fill = await LocalHub.LocalHub.StartAsync(Options(Path.Combine(folder, "gateway"))))
        {
            await FillAsync(fill, events, publishers);
        }

        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await using var gateway = await LocalHub.LocalHub.StartAsync(Options(Path.Combine(folder, "gateway")) with
        {
            Forward = new ForwardOptions
            {
                ConnectionString = $"Endpoint=sb://localhost:{above.AmqpTlsPort}/;SharedAccessKeyName=send;"
                    + $"SharedAccessKey={above.GetPolicy("send").PrimaryKey}",
                CaFile = above.CaPemPath,
            },
        });
        while (gateway.Forwarding!.Report.Lag > 0)
        {
            await Task.Delay(5);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var busy = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var times = await SinglesAsync(gateway, above, publishers);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{publishers,5} publishers: {events / seconds,9:N0} events/s over TLS, {busy.TotalMicroseconds / events:F1} us CPU an event "
            + $"in both hubs; one event alone arrives after {times[Singles / 2]:F1} ms (p50), {times[Singles * 99 / 100]:F1} ms (p99)"));
    }

    private static async Task<double[]> SinglesAsync(LocalHub.LocalHub gateway, LocalHub.LocalHub above, int publishers)
    {
        var times = new double[Singles];
        for (var i = 0; i < Singles; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var due = above.LastPosition + 1;
            await FillAsync(gateway, 1, Math.Min(publishers, 1));
            while (above.LastPosition < due)
            {
                await Task.Yield();
            }

            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            while (gateway.Forwarding!.Report.Lag > 0)
            {
                await Task.Yield();
            }
        }

        return [.. times.Order()];
    }

    private static async Task FillAsync(LocalHub.LocalHub hub, int events, int publishers)
    {
        var info = hub.Store.Hubs[Name];
        for (var at = 0; at < events; at += Batch)
        {
            await hub.Store.Writer.AppendAsync(new Publication(
                info, [.. Enumerable.Range(at, Math.Min(Batch, events - at)).Select(i => Event(info, i, publishers))]));
        }
    }

    private static NewEvent Event(HubInfo info, int i, int publishers)
    {
        var name = publishers == 0 ? null : $"device-{i % publishers}";
        return new NewEvent(name is null ? i % info.Partitions : info.PartitionOf(name), name, name, default, new byte[40]);
    }

    private static LocalHubOptions Options(string folder) => new() { DataDirectory = folder, Port = 0, Hubs = [Name] };

    private static void Delete(string folder)
    {
        foreach (var part in (string[])["above", "gateway"])
        {
            if (Directory.Exists(Path.Combine(folder, part)))
            {
                Directory.Delete(Path.Combine(folder, part), recursive: true);
            }
        }
    }
}
