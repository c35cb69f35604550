namespace TelemetryGen.Schema;

/// <summary>Both ends of a range as texts, the lower first.</summary>
public readonly record struct BoundTexts(string Low, string High)
{
    /// <summary>Those of whole numbers.</summary>
    public static BoundTexts From(IntegerRange range) => new(NumberText.Format(range.Minimum), NumberText.Format(range.Maximum));

    /// <summary>Those of floats, as they were declared: 0.1 of a float is 0.1.</summary>
    public static BoundTexts From(FloatRange range) => new(NumberText.Format(range.Minimum), NumberText.Format(range.Maximum));

    /// <summary><c>-40 to 85</c>.</summary>
    public override string ToString() => $"{Low} to {High}";
}
