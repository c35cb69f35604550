using System.Text.Json;

namespace TelemetryGen.LocalHub;

/// <summary>Where JSON is wrong, without the exception's own message: that may quote the text, and keys stand there.</summary>
internal static class JsonFault
{
    public static string Where(JsonException error) => error switch
    {
        { LineNumber: { } line, BytePositionInLine: { } position } => $"line {line + 1}, byte {position + 1}",

        // The one fault that has no place.
        _ => "a name is there twice",
    };
}
