using System.Buffers;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
            case OperationStatus.Done when text.Contains('\0'):
                return MessageText.HasZero(text, subject, out error);
            case OperationStatus.Done:
                destination[length..].Clear();
                return true;
            case OperationStatus.DestinationTooSmall:
                error = TelemetryError.Create(
                    TelemetryErrorCode.TextTooLong, subject, Encoding.UTF8.GetByteCount(text), 0, destination.Length);
                return false;
            default:
                error = TelemetryError.Create(TelemetryErrorCode.TextNotUnicode, subject);
                return false;
        }
    }

    /// <summary>The text's bytes, without the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        if (field.Length != Vector128<byte>.Count || !Vector128.IsHardwareAccelerated)
        {
            return field[..(field.LastIndexOfAnyExcept((byte)0) + 1)];
        }

        // A field of 16 bytes, as many are: a bit for each byte that is not zero, and the length is that of the bits.
        var isText = ~Vector128.Equals(Vector128.Create(field), Vector128<byte>.Zero);
        return field[..(32 - BitOperations.LeadingZeroCount(isText.ExtractMostSignificantBits()))];
    }

    /// <summary>Checks that all bytes of a field are UTF-8.</summary>
    public static bool IsValid(ReadOnlySpan<byte> field) => ShortUtf8.IsValid(field);

    /// <summary>The text of a field that <see cref="IsValid"/> one.</summary>
    public static string ToText(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(Trim(field));
}
