namespace TelemetryGen;

/// <summary>
/// Makes a field a metric of the server (<c>RecordMetrics</c> of TelemetryGen.Server), with its unit. On a number, a duration (seconds) or
/// a boolean (0 or 1), also inside of a record that is no list. It changes no byte of a message.
/// </summary>
/// <param name="kind">Which instrument it becomes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MetricAttribute(MetricKind kind = MetricKind.Gauge) : Attribute
{
    /// <summary>Which instrument it becomes.</summary>
    public MetricKind Kind { get; } = kind;

    /// <summary>
    /// The instrument's name: 1 to 255 letters, digits, <c>_ . - /</c>, a letter first. Null for schema, record and field, such as
    /// <c>greenhouse.climate.temperature</c>.
    /// </summary>
    public string? Name { get; set; }
}

/// <summary>Which instrument a field becomes.</summary>
public enum MetricKind
{
    /// <summary>The last value of each sender.</summary>
    Gauge,

    /// <summary>A running total of the device, which begins anew after a reset: energy, rain, records sent.</summary>
    Counter,

    /// <summary>The distribution of the values; with a range its bounds are those of the buckets.</summary>
    Histogram,
}
