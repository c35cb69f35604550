using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace TelemetryGen;

/// <summary>Texts in a fixed number of bytes of the block: UTF-8, then zeros. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageFixedText
{
    /// <summary>Writes a text and its padding.</summary>
    /// <param name="destination">All bytes of the field.</param>
    /// <param name="text">The text.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryWrite(Span<byte> destination, string text, string subject, out TelemetryError error)
    {
        error = default;
        switch (Utf8.FromUtf16(text, destination, out _, out var length, replaceInvalidSequences: false))
        {
            case OperationStatus.Done when text.EndsWith('\0'):
                error = TelemetryError.Of(TelemetryErrorCode.TextPadded, subject);
                return false;
            case OperationStatus.Done:
                destination[length..].Clear();
                return true;
            case OperationStatus.DestinationTooSmall:
                error = TelemetryError.Of(TelemetryErrorCode.TextTooLong, subject, Encoding.UTF8.GetByteCount(text), 0, destination.Length);
                return false;
            default:
                error = TelemetryError.Of(TelemetryErrorCode.TextNotUnicode, subject);
                return false;
        }
    }

    /// <summary>Reads the text before the padding, as its bytes in the message.</summary>
    /// <param name="source">All bytes of the field.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead(ReadOnlySpan<byte> source, string subject, out ReadOnlySpan<byte> utf8, out TelemetryError error)
    {
        utf8 = source.TrimEnd((byte)0);
        error = Utf8.IsValid(utf8) ? default : TelemetryError.Of(TelemetryErrorCode.TextNotUtf8, subject);
        return error.Code == TelemetryErrorCode.None;
    }

    /// <summary>Reads the text before the padding.</summary>
    /// <inheritdoc cref="TryRead(ReadOnlySpan{byte}, string, out ReadOnlySpan{byte}, out TelemetryError)"/>
    public static bool TryRead(ReadOnlySpan<byte> source, string subject, [NotNullWhen(true)] out string? text, out TelemetryError error)
    {
        var done = TryRead(source, subject, out ReadOnlySpan<byte> utf8, out error);
        text = done ? Encoding.UTF8.GetString(utf8) : null;
        return done;
    }
}
