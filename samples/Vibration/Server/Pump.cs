namespace Acme.Vibration.Server;

/// <summary>A pump at 50 Hz whose bearing begins to fail: the same at each run.</summary>
internal static class Pump
{
    public const int Rate = 1_000;
    public const double BearingHertz = 120;

    private const double MilliGravity = 400;
    private const double FailsAfterSeconds = 10;
    private const int Seed = 20;

    /// <summary>The bursts of so many seconds, numbered from 1.</summary>
    public static IEnumerable<Burst> Bursts(int seconds)
    {
        var noise = new Random(Seed);
        var start = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        for (var burst = 0; burst < seconds * Rate / Burst.Length; burst++)
        {
            var first = burst * Burst.Length;
            yield return new()
            {
                At = start.AddSeconds((double)first / Rate),
                Rate = Rate,
                Readings = [.. Enumerable.Range(first, Burst.Length).Select(i => Reading((double)i / Rate, noise))],
                Sequence = (uint)burst + 1,
            };
        }
    }

    private static short Reading(double second, Random noise)
    {
        var bearing = second < FailsAfterSeconds ? 0 : Math.Min(1, (second - FailsAfterSeconds) / 5) * 300;
        return (short)((MilliGravity * Math.Sin(2 * Math.PI * 50 * second))
            + (bearing * Math.Sin(2 * Math.PI * BearingHertz * second))
            + noise.Next(-40, 41));
    }
}
