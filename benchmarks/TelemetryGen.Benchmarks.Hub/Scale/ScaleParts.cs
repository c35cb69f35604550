using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>The hub and its two servers: what they did in a time, and what it cost.</summary>
internal sealed class ScaleParts(ServerProcess hub, ScaleProcess first, ScaleProcess second)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Each of the servers has handled something.</summary>
    public bool AreBothReading => first.Events > 0 && second.Events > 0;

    private long Handled => first.Events + second.Events;

    /// <summary>Sends, waits until all of it is handled, and says what that took.</summary>
    public async Task MeasureAsync(string title, Func<ConcurrentQueue<string>, Task> send)
    {
        await SettleAsync();
        first.TakeLags();
        second.TakeLags();
        var (handled, records, cpu) = (Handled, first.Records + second.Records, (hub.Cpu, first.Cpu, second.Cpu));
        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var errors = new ConcurrentQueue<string>();
        var start = Stopwatch.GetTimestamp();
        await send(errors);
        var sent = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await SettleAsync();
        var events = Handled - handled;
        var lags = new Percentiles(first.TakeLags().Concat(second.TakeLags()));
        Console.WriteLine(title);
        Say($"  sent in {sent:N1} s: {events / sent:N0} events/s, {(first.Records + second.Records - records) / sent:N0} records/s; errors {errors.Count}");
        Say($"  from store to handler: {lags}");
        Say($"  hub      {Share(hub.Cpu - cpu.Item1, sent)} of a core, {Megabytes(hub.Memory)} MB");
        Say($"  server 1 {Share(first.Cpu - cpu.Item2, sent)} of a core, {Megabytes(first.Memory)} MB");
        Say($"  server 2 {Share(second.Cpu - cpu.Item3, sent)} of a core, {Megabytes(second.Memory)} MB");
        Say($"  devices  {Share(Process.GetCurrentProcess().TotalProcessorTime - own, sent)} of a core");
        foreach (var error in errors.Distinct().Take(5))
        {
            Console.WriteLine($"  {error}");
        }
    }

    // Three seconds in which nothing more is handled.
    private async Task SettleAsync()
    {
        var (last, quiet, start) = (Handled, 0, Stopwatch.GetTimestamp());
        while (quiet < 3 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            quiet = Handled == last ? quiet + 1 : 0;
            last = Handled;
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Share(TimeSpan cpu, double seconds) => (cpu.TotalSeconds / seconds).ToString("P0", CultureInfo.InvariantCulture);

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
