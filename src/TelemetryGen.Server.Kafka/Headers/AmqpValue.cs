using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace TelemetryGen.Server.Kafka;

/// <summary>
/// One value in the type system of AMQP 1.0 (part 1, section 1.6): a byte for the type, then the value, in network order. Compound values
/// and decimals are not read.
/// </summary>
internal static class AmqpValue
{
    private const byte Described = 0x00;
    private const byte ShortSymbol = 0xA3;

    /// <summary>Reads a value that takes all of the bytes. It throws for none.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="value">What the official client gives for it; null for AMQP's null.</param>
    /// <returns>False when they are no such value.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out object? value)
    {
        value = null;
        return bytes.Length > 0 && (bytes[0] == Described
            ? TryReadDescribed(bytes[1..], out value)
            : TryReadPrimitive(bytes[0], bytes[1..], out value));
    }

    private static bool TryReadPrimitive(byte type, ReadOnlySpan<byte> bytes, out object? value)
    {
        // The upper half of the type is the width: 4 none, 5 one byte, 6 two, 7 four, 8 eight, 9 sixteen, A and B a length before it.
        var width = type >> 4;
        if (width is 0xA or 0xB)
        {
            return TryReadVariable(type, width == 0xA ? 1 : 4, bytes, out value);
        }

        value = null;
        return width is >= 4 and <= 9 && bytes.Length == (width == 4 ? 0 : 1 << (width - 5)) && TryReadFixed(type, bytes, out value);
    }

    private static bool TryReadFixed(byte type, ReadOnlySpan<byte> bytes, out object? value)
    {
        value = type switch
        {
            0x41 => true,
            0x42 => false,
            0x56 when bytes[0] <= 1 => bytes[0] == 1,
            0x43 => 0u,
            0x44 => 0ul,
            0x50 => bytes[0],
            0x51 => (sbyte)bytes[0],
            0x52 => (uint)bytes[0],
            0x53 => (ulong)bytes[0],
            0x54 => (int)(sbyte)bytes[0],
            0x55 => (long)(sbyte)bytes[0],
            0x60 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            0x61 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            0x70 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            0x71 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            0x72 => BinaryPrimitives.ReadSingleBigEndian(bytes),
            0x73 when Rune.IsValid(BinaryPrimitives.ReadInt32BigEndian(bytes)) => new Rune(BinaryPrimitives.ReadInt32BigEndian(bytes))
                .ToString(),
            0x80 => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            0x81 => BinaryPrimitives.ReadInt64BigEndian(bytes),
            0x82 => BinaryPrimitives.ReadDoubleBigEndian(bytes),
            0x83 => UnixTime.TryRead(BinaryPrimitives.ReadInt64BigEndian(bytes)),
            0x98 => new Guid(bytes, bigEndian: true),
            _ => null,
        };
        return value is not null || type == 0x40;
    }

    private static bool TryReadVariable(byte type, int lengthBytes, ReadOnlySpan<byte> bytes, out object? value)
    {
        value = null;
        if (bytes.Length < lengthBytes
            || (lengthBytes == 1 ? bytes[0] : BinaryPrimitives.ReadUInt32BigEndian(bytes)) != bytes.Length - lengthBytes)
        {
            return false;
        }

        var content = bytes[lengthBytes..];
        value = (type & 0xF) switch
        {
            0x0 => content.ToArray(),
            0x1 when Utf8.IsValid(content) => Encoding.UTF8.GetString(content),
            0x3 when Ascii.IsValid(content) => Encoding.ASCII.GetString(content),
            _ => null,
        };
        return value is not null;
    }

    // Types that Microsoft's clients made of a symbol and a primitive.
    private static bool TryReadDescribed(ReadOnlySpan<byte> bytes, out object? value)
    {
        value = null;
        if (bytes.Length < 2 || bytes[0] != ShortSymbol || bytes.Length < 3 + bytes[1])
        {
            return false;
        }

        var name = bytes.Slice(2, bytes[1]);
        var content = bytes[(2 + bytes[1])..];
        if (!TryReadPrimitive(content[0], content[1..], out var inner))
        {
            return false;
        }

        value = inner switch
        {
            long ticks when name.SequenceEqual("com.microsoft:timespan"u8) => new TimeSpan(ticks),
            long ticks when name.SequenceEqual("com.microsoft:datetime-offset"u8) => UnixTime.TryReadTicks(ticks),
            string text when name.SequenceEqual("com.microsoft:uri"u8) => text,
            _ => null,
        };
        return value is not null;
    }
}
