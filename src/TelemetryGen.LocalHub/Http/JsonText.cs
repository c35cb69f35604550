using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TelemetryGen.LocalHub.Http;

internal static class JsonText
{
    /// <summary>A JSON string's text; false for another kind, and for one that is no Unicode, such as a lone <c>\ud800</c>.</summary>
    public static bool TryGet(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
