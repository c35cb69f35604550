using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// Many devices, each with a TLS connection that is kept and an event a second, as a greenhouse has them. The hub is a process of its own.
/// </summary>
internal static class DevicesRun
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(string folder, int devices, int minutes)
    {
        await using var hub = await ServerProcess.StartAsync("hub", Path.Combine(folder, "devices"));
        var before = hub.Memory;
        var start = Stopwatch.GetTimestamp();
        await using var load = await Load.ConnectAsync(hub, devices);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{devices} connections in {Stopwatch.GetElapsedTime(start).TotalSeconds:N1} s; server {Megabytes(before)} MB before, "
                + $"{Megabytes(hub.Memory)} MB with them"));
        var (answers, lateness, errors) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>(), new ConcurrentQueue<string>());
        using var ended = new CancellationTokenSource();
        var running = Enumerable.Range(0, devices).Select(i => RunOneAsync(i)).ToArray();
        var all = new List<double>();
        var allLate = new List<double>();
        var (firstCpu, firstOwn) = (hub.Cpu, Process.GetCurrentProcess().TotalProcessorTime);
        var first = Stopwatch.GetTimestamp();
        for (var minute = 1; minute <= minutes; minute++)
        {
            var cpu = hub.Cpu;
            await Task.Delay(TimeSpan.FromMinutes(1));
            var (part, late) = (Drain(answers), Drain(lateness));
            all.AddRange(part);
            allLate.AddRange(late);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"minute {minute,2}: {new Percentiles(part)}; with the wait for the client's own turn {new Percentiles(late)}; "
                    + $"errors {errors.Count}; server {Megabytes(hub.Memory)} MB, {(hub.Cpu - cpu).TotalSeconds / 60:P0} of a core"));
        }

        await ended.CancelAsync();
        await Task.WhenAll(running);
        var seconds = Stopwatch.GetElapsedTime(first).TotalSeconds;
        Console.WriteLine($"all: {new Percentiles(all)}; with the wait {new Percentiles(allLate)}; errors {errors.Count}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"server {(hub.Cpu - firstCpu).TotalSeconds / seconds:P0} of a core, this client "
                + $"{(Process.GetCurrentProcess().TotalProcessorTime - firstOwn).TotalSeconds / seconds:P0}"));
        foreach (var error in errors.Distinct().Take(10))
        {
            Console.WriteLine($"  {error}");
        }

        async Task RunOneAsync(int device)
        {
            // Spread over the second.
            var due = Stopwatch.GetTimestamp() + (long)(Period.TotalSeconds * Stopwatch.Frequency * device / devices);
            try
            {
                while (!ended.IsCancellationRequested)
                {
                    if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
                    {
                        await Task.Delay(wait, ended.Token);
                    }

                    answers.Enqueue(await load.SendOnceAsync(device));
                    lateness.Enqueue(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                    due += (long)(Period.TotalSeconds * Stopwatch.Frequency);
                }
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                // The end of the run.
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
            {
                // A device that is disconnected stays so: each is an error of the run.
                errors.Enqueue(e.Message.Split('\n')[0]);
            }
        }
    }

    private static List<double> Drain(ConcurrentQueue<double> queue)
    {
        var taken = new List<double>();
        while (queue.TryDequeue(out var value))
        {
            taken.Add(value);
        }

        return taken;
    }

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
