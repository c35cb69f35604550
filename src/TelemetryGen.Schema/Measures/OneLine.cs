namespace TelemetryGen.Schema;

/// <summary>Text of a user's that goes to a comment, a table or a message: a line break would end it.</summary>
public static class OneLine
{
    /// <summary>The text with a space for each control character and each line or paragraph separator.</summary>
    public static string From(string text) => string.Concat(text.Select(c => Breaks(c) ? ' ' : c));

    /// <summary>The character is a control character or one of those separators.</summary>
    public static bool Breaks(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
