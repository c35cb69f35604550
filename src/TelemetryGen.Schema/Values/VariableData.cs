using System.Text;

namespace TelemetryGen.Schema;

/// <summary>Texts and byte arrays as the bytes that they are on the wire.</summary>
internal static class VariableData
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What goes after the length.</summary>
    public static byte[] Encode(object? value, FieldSpec field, FieldPath path)
    {
        var bytes = (field.Kind, value) switch
        {
            (_, null) => [],
            (FieldKind.Text, string text) => Utf8(text, field.MaxBytes, path),
            (FieldKind.Text, _) => throw FieldEncoder.WrongType(path, value, "a text"),
            (_, byte[] given) => given,
            _ => throw FieldEncoder.WrongType(path, value, "bytes"),
        };

        return bytes.Length <= field.MaxBytes
            ? bytes
            : throw new MessageFormatException($"{path} takes {bytes.Length} bytes; the maximum is {field.MaxBytes}.", path.Message,
                path.Field, bytes.Length, field.MaxBytes);
    }

    /// <summary>The length, and what goes after it.</summary>
    public static byte[] Prefixed(object? value, DataSlot slot, FieldPath path)
    {
        var data = Encode(value, slot.Field, path);
        var prefix = new byte[slot.LengthType.Size()];
        WireBytes.WriteBits(prefix, 0, prefix.Length, (ulong)data.Length);
        return [.. prefix, .. data];
    }

    /// <summary>A fixed text; what is missing to its length is zeros.</summary>
    public static byte[] FixedText(string text, FieldSpec field, FieldPath path) => Utf8(text, field.Length, path);

    /// <summary>What was after the length; null for an optional field of length 0.</summary>
    public static object? Read(byte[] bytes, int start, int length, int position, FieldSpec field, FieldPath path)
    {
        if (length == 0 && field.Optional)
        {
            return null;
        }

        if (field.Kind == FieldKind.Bytes)
        {
            var value = new byte[length];
            Array.Copy(bytes, start, value, 0, length);
            return value;
        }

        try
        {
            return StrictUtf8.GetString(bytes, start, length);
        }
        catch (DecoderFallbackException)
        {
            throw new MessageFormatException($"{path} is not UTF-8.", path.Message, path.Field, null, null, position)
            {
                Kind = MessageFormatErrorKind.TextNotUtf8,
            };
        }
    }

    private static byte[] Utf8(string text, int most, FieldPath path)
    {
        byte[] bytes;
        try
        {
            bytes = StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new MessageFormatException($"{path} has an unpaired surrogate and no UTF-8 form.", path.Message, path.Field, text);
        }

        if (bytes.Length > most)
        {
            throw new MessageFormatException(
                $"{path} takes {bytes.Length} bytes of UTF-8; the maximum is {most}.", path.Message, path.Field, bytes.Length, most);
        }

        return text.IndexOf('\0') is var zero and >= 0
            ? throw new MessageFormatException(
                $"{path} has U+0000 at index {zero}; a text may not, because boards of .NET nanoFramework end it there.", path.Message,
                path.Field, text)
            : bytes;
    }
}
