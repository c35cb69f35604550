using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TelemetryGen.LocalHub.Http;

/// <summary>JSON of a request, which may hold what is JSON and no Unicode.</summary>
internal static class JsonText
{
    /// <summary>A fault of the whole.</summary>
    public const string NotUtf8 = "it is not UTF-8";

    /// <summary>A fault of a name, such as \ud800.</summary>
    public const string NotUnicode = "a name in it is not Unicode";

    // Of a name that is refused: enough to find it.
    private const int MostShown = 80;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>A name of the sender's, for the text of a refusal: its beginning when it is long.</summary>
    public static string Show(string name) => name.Length <= MostShown ? name : string.Concat(name.AsSpan(0, MostShown), "…");

    /// <summary>Parses JSON in which no object has a name twice; false with the reason when it is none.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    /// <param name="document">The document, when the result is true; its names are Unicode.</param>
    /// <param name="fault">Why not, when the result is false, without any of the text.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> json, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out string? fault)
    {
        (document, fault) = (null, null);

        // The parser looks at the bytes of a text only when somebody asks for it.
        if (!Utf8.IsValid(json.Span))
        {
            fault = NotUtf8;
            return false;
        }

        try
        {
            document = JsonDocument.Parse(json, Strict);
            return true;
        }
        catch (JsonException e)
        {
            fault = JsonFault.Where(e);
            return false;
        }
        catch (InvalidOperationException)
        {
            // How the search for names that are there twice says that one is a lone surrogate, such as \ud800.
            fault = NotUnicode;
            return false;
        }
    }

    /// <summary>A JSON string's text in UTF-8; false for another kind, and for one that is no Unicode.</summary>
    /// <param name="reader">At the string.</param>
    /// <param name="json">What it reads: the text is a part of it where nothing is escaped.</param>
    /// <param name="text">The text, when the result is true.</param>
    public static bool TryGetUtf8(in Utf8JsonReader reader, ReadOnlyMemory<byte> json, out ReadOnlyMemory<byte> text)
    {
        text = default;
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        if (!reader.ValueIsEscaped)
        {
            text = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return true;
        }

        if (!TryGet(reader, out var escaped))
        {
            return false;
        }

        text = Encoding.UTF8.GetBytes(escaped);
        return true;
    }

    /// <summary>The text of a string or a name; false for one that is no Unicode.</summary>
    /// <param name="reader">At the string or name.</param>
    /// <param name="text">The text, when the result is true.</param>
    public static bool TryGet(in Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        text = null;
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

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
