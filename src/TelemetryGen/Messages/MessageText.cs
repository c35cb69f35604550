using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Unicode;

namespace TelemetryGen;

/// <summary>Texts as variable data: a length of one or two bytes, then UTF-8. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageText
{
    /// <summary>Writes a text after <paramref name="position"/> and moves that on. Null is written as length 0.</summary>
    /// <param name="destination">The message.</param>
    /// <param name="position">Where the length goes.</param>
    /// <param name="text">The text, or null.</param>
    /// <param name="prefix">Bytes of the length: 1 or 2.</param>
    /// <param name="maxBytes">The most UTF-8 bytes.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryWrite(
        Span<byte> destination, ref int position, string? text, int prefix, int maxBytes, string subject, out TelemetryError error)
    {
        error = default;
        var room = destination.Length - position - prefix;
        if (room < 0)
        {
            error = TooSmall(destination, position + prefix + Encoding.UTF8.GetByteCount(text ?? ""), subject);
            return false;
        }

        var target = destination.Slice(position + prefix, Math.Min(room, maxBytes));
        switch (Utf8.FromUtf16(text, target, out _, out var length, replaceInvalidSequences: false))
        {
            case OperationStatus.Done when text is not null && text.Contains('\0'):
                return HasZero(text, subject, out error);
            case OperationStatus.Done:
                MessageBytes.WriteLength(destination[position..], prefix, length);
                position += prefix + length;
                return true;
            case OperationStatus.DestinationTooSmall:
                var needed = Encoding.UTF8.GetByteCount(text!);
                error = needed > maxBytes
                    ? TelemetryError.Create(TelemetryErrorCode.TextTooLong, subject, needed, 0, maxBytes)
                    : TooSmall(destination, position + prefix + needed, subject);
                return false;
            default:
                error = TelemetryError.Create(TelemetryErrorCode.TextNotUnicode, subject);
                return false;
        }
    }

    /// <summary>Finds the text after <paramref name="position"/> where it lies, and moves that on.</summary>
    /// <param name="source">The message.</param>
    /// <param name="position">Where the length is.</param>
    /// <param name="prefix">Bytes of the length: 1 or 2.</param>
    /// <param name="maxBytes">The most UTF-8 bytes.</param>
    /// <param name="allowLonger">The sender is newer and may allow more than <paramref name="maxBytes"/>.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="utf8">The text's bytes, known to be UTF-8; none for length 0.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source,
        scoped ref int position,
        int prefix,
        int maxBytes,
        bool allowLonger,
        string subject,
        out ReadOnlySpan<byte> utf8,
        out TelemetryError error)
    {
        var start = position;
        if (!MessageBytes.TryRead(source, ref position, prefix, maxBytes, allowLonger, subject, out utf8, out error))
        {
            return false;
        }

        if (ShortUtf8.IsValid(utf8))
        {
            return true;
        }

        position = start;
        utf8 = default;
        error = TelemetryError.Create(TelemetryErrorCode.TextNotUtf8, subject);
        return false;
    }

    /// <summary>A string of bytes that are known to be UTF-8.</summary>
    public static string ToText(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>The same for a text that may be null, which is empty on the wire.</summary>
    public static string? ToOptionalText(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    /// <summary>
    /// Gives the error of a text with U+0000, and false: the strings of some boards end at it, and the rest would be lost without a word.
    /// </summary>
    internal static bool HasZero(string text, string subject, out TelemetryError error) =>
        TelemetryError.Fail(out error, TelemetryErrorCode.TextContainsNull, subject, text.IndexOf('\0', StringComparison.Ordinal));

    private static TelemetryError TooSmall(Span<byte> destination, int needed, string subject) =>
        TelemetryError.Create(TelemetryErrorCode.BufferTooSmall, subject, destination.Length, needed, needed);
}
