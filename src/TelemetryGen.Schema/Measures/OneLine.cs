namespace TelemetryGen.Schema;

/// <summary>Text of a user's that goes to a comment, a table or a message: a line break would end it.</summary>
public static class OneLine
{
    /// <summary>The text with a space for each control character and each line or paragraph separator.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
