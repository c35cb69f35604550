using System.Buffers.Binary;
using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Byte arrays as variable data: a length of one or two bytes, then the bytes. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBytes
{
    /// <summary>Writes the bytes after <paramref name="position"/> and moves that on. Null is written as length 0.</summary>
    /// <param name="destination">The message.</param>
    /// <param name="position">Where the length goes.</param>
    /// <param name="bytes">The bytes, or null.</param>
    /// <param name="prefix">Bytes of the length: 1 or 2.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryWrite(Span<byte> destination, ref int position, ReadOnlySpan<byte> bytes, int prefix, int maxBytes,
        string subject, out TelemetryError error)
    {
        var end = position + prefix + bytes.Length;
        if (bytes.Length > maxBytes)
        {
            error = TelemetryError.Create(TelemetryErrorCode.BytesTooLong, subject, bytes.Length, 0, maxBytes);
            return false;
        }

        if (end > destination.Length)
        {
            error = TelemetryError.Create(TelemetryErrorCode.BufferTooSmall, subject, destination.Length, end, end);
            return false;
        }

        WriteLength(destination[position..], prefix, bytes.Length);
        bytes.CopyTo(destination[(position + prefix)..]);
        position = end;
        error = default;
        return true;
    }

    /// <summary>Reads the bytes after <paramref name="position"/> and moves that on; no byte is copied.</summary>
    /// <param name="source">The message.</param>
    /// <param name="position">Where the length is.</param>
    /// <param name="prefix">Bytes of the length: 1 or 2.</param>
    /// <param name="maxBytes">The most bytes.</param>
    /// <param name="allowLonger">The sender is newer and may allow more than <paramref name="maxBytes"/>.</param>
    /// <param name="subject">The field's name, for the error.</param>
    /// <param name="bytes">The bytes, in the message.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> source, scoped ref int position, int prefix, int maxBytes, bool allowLonger, string subject,
        out ReadOnlySpan<byte> bytes, out TelemetryError error)
    {
        bytes = default;
        error = default;
        if (source.Length - position < prefix)
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, position + prefix);
            return false;
        }

        var length = prefix == 1 ? source[position] : BinaryPrimitives.ReadUInt16LittleEndian(source[position..]);
        if (length > maxBytes && !allowLonger)
        {
            error = TelemetryError.Create(TelemetryErrorCode.LengthOutOfRange, subject, length, 0, maxBytes);
            return false;
        }

        var start = position + prefix;
        if (source.Length - start < length)
        {
            error = TelemetryError.Create(TelemetryErrorCode.MessageTruncated, subject, source.Length, start + length);
            return false;
        }

        bytes = source.Slice(start, length);
        position = start + length;
        return true;
    }

    /// <summary>Writes a length of one or two bytes.</summary>
    internal static void WriteLength(Span<byte> destination, int prefix, int length)
    {
        if (prefix == 1)
        {
            destination[0] = (byte)length;
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(destination, (ushort)length);
        }
    }
}
