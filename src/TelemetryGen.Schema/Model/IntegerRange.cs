namespace TelemetryGen.Schema;

/// <summary>Integers from <paramref name="Minimum"/> to <paramref name="Maximum"/>, both included, in wire steps.</summary>
public readonly record struct IntegerRange(decimal Minimum, decimal Maximum)
{
    /// <summary>The least, without a fraction's zeros.</summary>
    public decimal Minimum { get; init; } = Decimals.Trimmed(Minimum);

    /// <summary>The most, without a fraction's zeros.</summary>
    public decimal Maximum { get; init; } = Decimals.Trimmed(Maximum);

    /// <summary>Whether all of the other range is in this one.</summary>
    public bool Contains(IntegerRange other) => Minimum <= other.Minimum && other.Maximum <= Maximum;

    /// <summary>What both hold.</summary>
    public IntegerRange Within(IntegerRange other) => new(Math.Max(Minimum, other.Minimum), Math.Min(Maximum, other.Maximum));
}

/// <summary>Floats from <paramref name="Minimum"/> to <paramref name="Maximum"/>, both included; NaN is never inside.</summary>
public readonly record struct FloatRange(double Minimum, double Maximum);
