using System.ComponentModel;

namespace TelemetryGen;

/// <summary>A <see cref="MetricAttribute"/> field, as generated code says it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldMetric
{
    private FieldMetric(MetricKind kind, string name, string? unit, double minimum, double maximum) =>
        (Kind, Name, Unit, Minimum, Maximum) = (kind, name, unit, minimum, maximum);

    /// <summary>Which instrument it is.</summary>
    public MetricKind Kind { get; }

    /// <summary>The instrument's name.</summary>
    public string Name { get; }

    /// <summary>The unit, a symbol of UCUM; null for none.</summary>
    public string? Unit { get; }

    /// <summary>The lowest value of its range, in units; NaN without a range.</summary>
    public double Minimum { get; }

    /// <summary>The highest value of its range, in units; NaN without a range.</summary>
    public double Maximum { get; }

    /// <summary>The last value of each sender.</summary>
    /// <param name="name">The instrument's name.</param>
    /// <param name="unit">The unit, a symbol of UCUM; null for none.</param>
    /// <param name="minimum">The lowest value of its range, in units; NaN without a range.</param>
    /// <param name="maximum">The highest value of its range, in units; NaN without a range.</param>
    public static FieldMetric Gauge(string name, string? unit, double minimum = double.NaN, double maximum = double.NaN) =>
        new(MetricKind.Gauge, name, unit, minimum, maximum);

    /// <summary>A running total of the device.</summary>
    /// <inheritdoc cref="Gauge"/>
    public static FieldMetric Counter(string name, string? unit, double minimum = double.NaN, double maximum = double.NaN) =>
        new(MetricKind.Counter, name, unit, minimum, maximum);

    /// <summary>The distribution of the values.</summary>
    /// <inheritdoc cref="Gauge"/>
    public static FieldMetric Histogram(string name, string? unit, double minimum = double.NaN, double maximum = double.NaN) =>
        new(MetricKind.Histogram, name, unit, minimum, maximum);
}
