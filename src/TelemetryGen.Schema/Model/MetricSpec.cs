namespace TelemetryGen.Schema;

/// <summary>The metric that a server makes of a field.</summary>
/// <param name="Kind">Which instrument it is.</param>
/// <param name="Name">The instrument's name as the user gave it; null for one made of schema, record and field.</param>
public sealed record MetricSpec(MetricForm Kind, string? Name = null);

/// <summary>Which instrument a field becomes; the numbers are those of the attribute.</summary>
public enum MetricForm
{
    /// <summary>The last value of each sender.</summary>
    Gauge,

    /// <summary>A running total of the device.</summary>
    Counter,

    /// <summary>The distribution of the values.</summary>
    Histogram,
}
