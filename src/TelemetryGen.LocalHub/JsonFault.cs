using System.Text.Json;

namespace TelemetryGen.LocalHub;

/// <summary>Where JSON is wrong, without the exception's own message: that may quote the text, and keys stand there.</summary>
internal static class JsonFault
{
    /// <summary>The one fault that has no place.</summary>
    public const string Twice = "a name is there twice";

    public static string Where(JsonException error) => error switch
    {
        { LineNumber: { } line, BytePositionInLine: { } position } => $"line {line + 1}, byte {position + 1}",
        _ => Twice,
    };
}
