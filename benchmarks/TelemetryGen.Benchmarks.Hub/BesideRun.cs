using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// What a client that sends an event every ten milliseconds feels while another sends the largest lawful batch, 87,381 events in 1 MB of
/// JSON, again and again: its p99 then against its usual one.
/// </summary>
internal static class BesideRun
{
    private const int Events = 87_381;
    private const int Rounds = 5;
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(string folder)
    {
        await using var hub = await ServerProcess.StartAsync("hub", Path.Combine(folder, "beside"));
        await using var one = await Load.ConnectAsync(hub, 1);
        await using var other = await Load.ConnectAsync(hub, 1, Batch(hub));
        await MeasureAsync(one, TimeSpan.FromSeconds(3));
        await other.SendOnceAsync(0);
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var usual = await MeasureAsync(one, Measured);
            using var ended = new CancellationTokenSource();
            var cpu = hub.Cpu;
            var sending = SendBatchesAsync(other, ended.Token);
            var beside = await MeasureAsync(one, Measured);
            await ended.CancelAsync();
            var batches = await sending;
            ratios.Add(beside.At(0.99) / usual.At(0.99));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"usual {usual}; beside {beside}; ratio of p99 {ratios[^1]:N1}; {batches.Count} batches of {Events:N0} events, {batches}; "
                    + $"server {(hub.Cpu - cpu).TotalSeconds / Measured.TotalSeconds:P0} of a core"));
        }

        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"ratio of p99, median {ratios[Rounds / 2]:N1} ({ratios[0]:N1} to {ratios[^1]:N1})"));
    }

    private static async Task<Percentiles> MeasureAsync(Load load, TimeSpan time)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Every);
        while (Stopwatch.GetElapsedTime(start) < time && await timer.WaitForNextTickAsync())
        {
            times.Add(await load.SendOnceAsync(0));
        }

        return new Percentiles(times);
    }

    private static async Task<Percentiles> SendBatchesAsync(Load load, CancellationToken ended)
    {
        var times = new List<double>();
        while (!ended.IsCancellationRequested)
        {
            times.Add(await load.SendOnceAsync(0));
        }

        return new Percentiles(times);
    }

    private static byte[] Batch(ServerProcess hub)
    {
        var body = Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Repeat("""{"Body":""}""", Events))}]");
        return RestRun.Request(hub, body, "application/vnd.microsoft.servicebus.json");
    }
}
