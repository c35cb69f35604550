namespace TelemetryGen.Schema;

/// <summary>A value of a text, with the text itself: what is wrong with it is said in the words in which it was given.</summary>
/// <param name="Value">A number, a timestamp or a span of time.</param>
/// <param name="Text">As it was written.</param>
internal sealed record WrittenValue(object Value, string Text)
{
    /// <summary>What a field carries, of a value that was written or is given as it is.</summary>
    public static object? Unwrap(object? value) => value is WrittenValue written ? written.Value : value;

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
