using System.Text;

namespace TelemetryGen.LocalHub.Page.Exporting;

/// <summary>Lines of RFC 4180, for spreadsheets: a text that one would take for a formula gets an apostrophe before it.</summary>
internal static class CsvLine
{
    public static string Of(IEnumerable<(string Text, bool IsNumber)> cells)
    {
        var line = new StringBuilder();
        foreach (var (text, isNumber) in cells)
        {
            line.Append(line.Length == 0 ? "" : ",").Append(Quoted(isNumber ? text : Harmless(text)));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Harmless(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
