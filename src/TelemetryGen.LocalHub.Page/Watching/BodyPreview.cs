using System.Text;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>The start of a body for a person's eyes.</summary>
internal static class BodyPreview
{
    private const int TextBytes = 160;
    private const int HexBytes = 48;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(ReadOnlySpan<byte> body)
    {
        var text = Text(body.Length > TextBytes ? body[..TextBytes] : body);
        return text is not null
            ? text + (body.Length > TextBytes ? "…" : "")
            : string.Join(' ', Convert.ToHexString(body[..Math.Min(HexBytes, body.Length)]).Chunk(2).Select(pair => new string(pair)))
                + (body.Length > HexBytes ? " …" : "");
    }

    private static string? Text(ReadOnlySpan<byte> body)
    {
        // A cut may go through a character: at most three bytes of it are there.
        for (var cut = 0; cut <= Math.Min(3, body.Length); cut++)
        {
            try
            {
                var text = Strict.GetString(body[..^cut]);
                return text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c)) ? null : text;
            }
            catch (DecoderFallbackException) when (body.Length == TextBytes && cut < 3)
            {
                // One byte less, then.
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        return null;
    }
}
