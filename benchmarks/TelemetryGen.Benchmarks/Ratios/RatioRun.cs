using System.Diagnostics;

namespace TelemetryGen.Benchmarks.Ratios;

/// <summary>
/// Measures cases against a baseline in pairs: baseline, case, baseline, case, ... in one process, a millisecond or two each. A noisy
/// neighbour slows both halves of a pair; the median of the pairs' ratios is steady where the times are not.
/// </summary>
internal static class RatioRun
{
    private static long _sink;

    /// <summary>The baseline first, with the median of its halves of all pairs.</summary>
    public static IReadOnlyList<Result> Measure(Case baseline, IEnumerable<Case> cases, int pairs)
    {
        Warm(baseline);
        var references = new List<double>();
        var results = new List<Result>();
        foreach (var @case in cases)
        {
            Warm(@case);
            if (results.Count == 0)
            {
                // At the start of a process the baseline was now and then still in its first tier.
                Warm(baseline);
            }

            var (ownRuns, baseRuns) = (Runs(@case), Runs(baseline));
            var times = new double[pairs];
            var ratios = new double[pairs];
            for (var i = 0; i < pairs; i++)
            {
                var reference = Time(baseline, baseRuns);
                times[i] = Time(@case, ownRuns);
                ratios[i] = times[i] / reference;
                references.Add(reference);
            }

            Array.Sort(ratios);
            results.Add(new(@case, Median(times), Median(ratios), ratios[pairs / 4], ratios[pairs * 3 / 4], Allocated(@case)));
        }

        return [new(baseline, Median([.. references]), 1, 1, 1, Allocated(baseline)), .. results];
    }

    /// <summary>Nanoseconds an operation.</summary>
    private static double Time(Case @case, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            _sink += @case.Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)runs * @case.Operations);
    }

    // Tiered compilation counts to 30, waits until nothing new was called for 100 ms and compiles, and all that twice, the profile in
    // between: after 400 ms a case was now and then still measured in the tier before its last, at ten times its time.
    private static void Warm(Case @case)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 100 || Stopwatch.GetElapsedTime(start).TotalMilliseconds < 1200; i++)
        {
            _sink += @case.Run();
            if (Stopwatch.GetElapsedTime(start).TotalSeconds > 4)
            {
                return;
            }
        }
    }

    private static int Runs(Case @case)
    {
        var one = Time(@case, 3) * @case.Operations;
        return Math.Max(1, (int)(1_500_000 / one));
    }

    private static double Allocated(Case @case)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _sink += @case.Run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)@case.Operations;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

/// <summary>What a case took: nanoseconds an operation, the median and the quartiles of its ratios, bytes allocated an operation.</summary>
internal sealed record Result(Case Case, double Nanoseconds, double Ratio, double Low, double High, double Allocated);
