using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Kql;

/// <summary>
/// Names, literals and JSON paths, quoted as the Kusto documentation has it ("Identifier naming rules", "The string data type").
/// </summary>
internal static class KqlText
{
    /// <summary>JSON with its quotes as \" and letters as they are.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Always in brackets, so that no word of the language is one: <c>['Door']</c>.</summary>
    public static string Name(string name) => $"['{name}']";

    /// <summary>A string in double quotes.</summary>
    public static string Literal(string text) => $"\"{Escaped(OneLine.From(text), '"')}\"";

    /// <summary>JSON as the inside of a string in single quotes.</summary>
    public static string QuotedJson(string json) => Escaped(json, '\'');

    /// <summary><c>$.Door</c>; in brackets what is not all letters A to Z, digits and _.</summary>
    public static string Path(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? "$." + name : $"$['{name}']";

    private static string Escaped(string text, char quote) =>
        new StringBuilder(text).Replace("\\", "\\\\").Replace(quote.ToString(), "\\" + quote).ToString();
}
