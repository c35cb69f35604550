using System.Text;

namespace TelemetryGen.Schema;

/// <summary>Text in a fixed number of bytes: UTF-8, then zeros.</summary>
internal static class PaddedText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text before the padding; null when it is no UTF-8.</summary>
    public static string? Decode(byte[] bytes)
    {
        var length = bytes.Length;
        while (length > 0 && bytes[length - 1] == 0)
        {
            length--;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
