using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TelemetryGen.EventHubs;

/// <summary>Reads the text of a token strictly: what passes here passes at Azure.</summary>
internal static class SasTokenParser
{
    private const int SignatureBytes = 32;
    private const string Prefix = SasToken.Scheme + " ";

    // Year 9999, the end of DateTimeOffset.
    private const long LastSecond = 253_402_300_799;

    private static readonly string[] Names = ["sr", "sig", "se", "skn"];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SasTokenError Parse(string? text, out SasToken? token)
    {
        token = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return SasTokenError.Empty;
        }

        // RFC 9110 section 11.1: the scheme is not case-sensitive.
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return SasTokenError.WrongScheme;
        }

        var sent = new string?[Names.Length];
        var parameters = text[Prefix.Length..].Trim();

        // Who joins parameters in a loop ends with one; it says nothing.
        if (parameters.EndsWith('&'))
        {
            parameters = parameters[..^1];
        }

        foreach (var part in parameters.Split('&'))
        {
            if (Take(part, sent) is var error and not SasTokenError.None)
            {
                return error;
            }
        }

        return sent is [{ } sr, { } sig, { } se, { } skn] ? Build(text, sr, sig, se, skn, out token) : SasTokenError.MissingParameter;
    }

    private static SasTokenError Take(string part, string?[] sent)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == part.Length - 1)
        {
            return SasTokenError.MalformedParameter;
        }

        var index = Array.IndexOf(Names, part[..equals]);
        if (index < 0)
        {
            return SasTokenError.UnknownParameter;
        }

        if (sent[index] is not null)
        {
            return SasTokenError.DuplicateParameter;
        }

        sent[index] = part[(equals + 1)..];
        return SasTokenError.None;
    }

    private static SasTokenError Build(string text, string sr, string sig, string se, string skn, out SasToken? token)
    {
        token = null;
        if (!TryDecode(sr, out var resource) || !TryDecode(sig, out var base64) || !TryDecode(skn, out var policy))
        {
            return SasTokenError.BadEncoding;
        }

        if (!SasAudience.TryParse(resource, out var audience))
        {
            return SasTokenError.InvalidResource;
        }

        if (!TryReadSignature(base64, out var signature))
        {
            return SasTokenError.InvalidSignature;
        }

        if (!long.TryParse(se, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > LastSecond)
        {
            return SasTokenError.InvalidExpiry;
        }

        token = new SasToken(text, sr, audience, se, policy, signature);
        return SasTokenError.None;
    }

    private static bool TryReadSignature(string base64, out byte[] signature)
    {
        // Base64.IsValid alone would let white space pass.
        signature = !base64.Any(char.IsWhiteSpace) && Base64.IsValid(base64) ? Convert.FromBase64String(base64) : [];
        return signature.Length == SignatureBytes;
    }

    private static bool TryDecode(string value, out string decoded)
    {
        decoded = "";
        var bytes = new byte[value.Length];
        var count = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '%' && i + 2 < value.Length && char.IsAsciiHexDigit(value[i + 1]) && char.IsAsciiHexDigit(value[i + 2]))
            {
                bytes[count++] = Convert.FromHexString(value.AsSpan(i + 1, 2))[0];
                i += 2;
            }
            else if (IsBare(c))
            {
                bytes[count++] = (byte)c;
            }
            else
            {
                return false;
            }
        }

        try
        {
            decoded = StrictUtf8.GetString(bytes, 0, count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // RFC 3986 unreserved, and the five that JavaScript's encodeURIComponent leaves as they are.
    private static bool IsBare(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '!' or '*' or '\'' or '(' or ')';
}
