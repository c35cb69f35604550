using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>The store alone, without a server.</summary>
internal static class StoreRun
{
    // The first half makes the log as long as it becomes; then it is used again from its start, as in a hub that runs for longer.
    private const int Singles = 40_000;
    private const int BodyBytes = 40;

    public static async Task RunAsync(string folder, int events)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "store");
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        await SinglesAsync(path, folder);
        await FillAsync(path, events);
        var empty = await StartAsync(Path.Combine(folder, "empty"));
        var full = await StartAsync(path);
        Print("start, empty store", empty.TotalMilliseconds, "ms");
        Print("start, full store", full.TotalMilliseconds, "ms");
        await ReadAsync(path, events);
    }

    private static async Task SinglesAsync(string path, string folder)
    {
        var bare = BareSync(folder);
        await using var run = OpenStore.Open(path);
        var publication = run.One(BodyBytes);
        await run.Store.Writer.AppendAsync(publication);
        var written = Written();
        var times = new List<double>();
        for (var i = 0; i < Singles; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await run.Store.Writer.AppendAsync(publication, canBlock: true);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        Print("written per single durable event", (Written() - written) / (double)Singles, "bytes");
        Print("bare fsync of 4 KB, p50", bare, "us");
        Print("single durable event, p50", Median(times[(Singles / 2)..]), "us");
        Print("  ratio", Median(times[(Singles / 2)..]) / bare, "");
    }

    private static async Task FillAsync(string path, int events)
    {
        var start = Stopwatch.GetTimestamp();
        await OpenStore.FillAsync(path, events);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var bytes = new FileInfo(Path.Combine(path, "events.db")).Length;
        Print("appended, batches of 100 from 64 senders", events / seconds, "events/s");
        Print("kept per event", bytes / (double)(events + Singles), "bytes");
    }

    private static async Task<TimeSpan> StartAsync(string path)
    {
        var start = Stopwatch.GetTimestamp();
        await using var run = OpenStore.Open(path);
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task ReadAsync(string path, int events)
    {
        await using var run = OpenStore.Open(path);
        foreach (var part in (double[])[0, 0.5, 0.99])
        {
            var after = (long)(events * part);
            var start = Stopwatch.GetTimestamp();
            var read = 0;
            var first = TimeSpan.Zero;
            await foreach (var item in run.Store.Reader.ReadAsync(run.Hub, after, CancellationToken.None, CancellationToken.None))
            {
                first = read == 0 ? Stopwatch.GetElapsedTime(start) : first;
                read++;
                if (item.Position >= events)
                {
                    break;
                }
            }

            Print($"read from {part:P0}: first event", first.TotalMilliseconds, "ms");
            Print($"read from {part:P0}", read / Stopwatch.GetElapsedTime(start).TotalSeconds, "events/s");
        }

        Print("memory of the process", Environment.WorkingSet / 1048576.0, "MB");
    }

    // What the store's own library asks of the disk, with nothing around it.
    private static double BareSync(string folder)
    {
        var page = new byte[4096];
        using var file = File.OpenHandle(Path.Combine(folder, "bare"), FileMode.Create, FileAccess.Write);
        var times = new List<double>();
        for (var i = 0; i < Singles; i++)
        {
            var start = Stopwatch.GetTimestamp();

            // Over the same megabyte, as a log that is used again from its start.
            RandomAccess.Write(file, page, i % 256 * page.Length);
            if (DataSync(file.DangerousGetHandle().ToInt32()) != 0)
            {
                throw new IOException("fdatasync failed.");
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return Median(times[(Singles / 2)..]);
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DataSync(int file);

    private static long Written() => File.ReadLines("/proc/self/io")
        .Where(static line => line.StartsWith("write_bytes:", StringComparison.Ordinal))
        .Select(static line => long.Parse(line["write_bytes:".Length..], CultureInfo.InvariantCulture))
        .Single();

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-45} {value,14:N1} {unit}"));
}
