using System.Globalization;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>Times of requests in milliseconds.</summary>
internal sealed class Percentiles
{
    private readonly List<double> _sorted;

    public Percentiles(IEnumerable<double> times)
    {
        _sorted = [.. times];
        _sorted.Sort();
    }

    public int Count => _sorted.Count;

    /// <summary>The time that this share of the requests took at most; 0 to 1.</summary>
    public double At(double share) => _sorted.Count == 0 ? double.NaN : _sorted[Math.Min(_sorted.Count - 1, (int)(_sorted.Count * share))];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5):N1} ms, p99 {At(0.99):N1} ms, most {At(1):N1} ms of {Count:N0}");
}
