using System.Buffers.Binary;
using System.Text.Unicode;

namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>
/// AMQP values as they lie in bytes (OASIS AMQP 1.0, part 1 section 1.2): how long one is, and whether it is well formed.
/// </summary>
internal static class EncodedValue
{
    private const byte Described = 0x00;

    // Deeper values than any client makes would only cost stack.
    private const int MaxDepth = 32;

    /// <summary>Moves <paramref name="at"/> behind the value that begins there; false when it does not end within the bytes.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> bytes, scoped ref int at) => TrySkip(bytes, ref at, MaxDepth);

    /// <summary>The value that begins there, with its constructor; false when it does not end within the bytes.</summary>
    public static bool TryTake(ReadOnlySpan<byte> bytes, scoped ref int at, out ReadOnlySpan<byte> value)
    {
        var start = at;
        var whole = TrySkip(bytes, ref at);
        value = whole ? bytes[start..at] : default;
        return whole;
    }

    /// <summary>Whether a value and all in it can be read: sizes agree, text is UTF-8. <paramref name="at"/> moves behind it.</summary>
    public static bool TryCheck(ReadOnlySpan<byte> bytes, scoped ref int at) => TryCheck(bytes, ref at, MaxDepth);

    private static bool TrySkip(ReadOnlySpan<byte> bytes, scoped ref int at, int depth)
    {
        if (at >= bytes.Length || depth == 0)
        {
            return false;
        }

        var constructor = bytes[at];
        if (constructor == Described)
        {
            at++;
            return TrySkip(bytes, ref at, depth - 1) && TrySkip(bytes, ref at, depth - 1);
        }

        if (!TryLength(bytes[(at + 1)..], constructor, out var head, out var length) || length > bytes.Length - at - 1 - head)
        {
            return false;
        }

        at += 1 + head + (int)length;
        return true;
    }

    private static bool TryCheck(ReadOnlySpan<byte> bytes, scoped ref int at, int depth)
    {
        var start = at;
        if (depth == 0 || !TrySkip(bytes, ref at))
        {
            return false;
        }

        var constructor = bytes[start];
        if (constructor == Described)
        {
            start++;
            return TryCheck(bytes, ref start, depth - 1) && TryCheck(bytes, ref start, depth - 1);
        }

        return IsContentGood(constructor, bytes[(start + 1)..at], depth);
    }

    private static bool IsContentGood(byte constructor, ReadOnlySpan<byte> content, int depth) => constructor switch
    {
        0x40 or 0x41 or 0x42 or 0x43 or 0x44 or 0x45 => true,
        0x50 or 0x51 or 0x52 or 0x53 or 0x54 or 0x55 => true,
        0x56 => content[0] <= 1,
        0x60 or 0x61 or 0x70 or 0x71 or 0x72 or 0x73 or 0x74 or 0x80 or 0x81 or 0x82 or 0x83 or 0x84 or 0x94 or 0x98 => true,
        0xA0 or 0xB0 => true,
        0xA1 => Utf8.IsValid(content[1..]),
        0xB1 => Utf8.IsValid(content[4..]),
        0xA3 => System.Text.Ascii.IsValid(content[1..]),
        0xB3 => System.Text.Ascii.IsValid(content[4..]),
        0xC0 or 0xC1 => AreItemsGood(content[2..], content[1], constructor == 0xC1, depth),
        0xD0 or 0xD1 => AreItemsGood(content[8..], BinaryPrimitives.ReadUInt32BigEndian(content[4..]), constructor == 0xD1, depth),
        0xE0 => IsArrayGood(content[2..], content[1], depth),
        0xF0 => IsArrayGood(content[8..], BinaryPrimitives.ReadUInt32BigEndian(content[4..]), depth),
        _ => false,
    };

    private static bool AreItemsGood(ReadOnlySpan<byte> items, uint count, bool isMap, int depth)
    {
        if (isMap && count % 2 != 0)
        {
            return false;
        }

        var at = 0;
        for (var i = 0u; i < count; i++)
        {
            if (!TryCheck(items, ref at, depth - 1))
            {
                return false;
            }
        }

        return at == items.Length;
    }

    // One constructor for all items, which then have none of their own.
    private static bool IsArrayGood(ReadOnlySpan<byte> content, uint count, int depth)
    {
        if (content.IsEmpty)
        {
            return count == 0;
        }

        var at = 0;
        if (content[0] == Described)
        {
            at++;
            if (!TryCheck(content, ref at, depth - 1) || at >= content.Length)
            {
                return false;
            }
        }

        var constructor = content[at++];
        for (var i = 0u; i < count; i++)
        {
            if (!TryLength(content[at..], constructor, out var head, out var length) || length > content.Length - at - head
                || !IsContentGood(constructor, content.Slice(at, head + (int)length), depth - 1))
            {
                return false;
            }

            // Items without bytes could be counted in billions.
            if (head + length == 0)
            {
                break;
            }

            at += head + (int)length;
        }

        return at == content.Length;
    }

    /// <summary>How many bytes say the length, and how many follow them.</summary>
    private static bool TryLength(ReadOnlySpan<byte> rest, byte constructor, out int head, out uint length)
    {
        (head, length) = (constructor >> 4) switch
        {
            0x4 => (0, 0u),
            0x5 => (0, 1u),
            0x6 => (0, 2u),
            0x7 => (0, 4u),
            0x8 => (0, 8u),
            0x9 => (0, 16u),
            0xA or 0xC or 0xE => (1, rest.Length >= 1 ? rest[0] : 0u),
            0xB or 0xD or 0xF => (4, rest.Length >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(rest) : 0u),
            _ => (-1, 0u),
        };

        // Lists, maps and arrays count the bytes of their count in their size.
        var least = (constructor >> 4) switch { 0xC or 0xE => 1u, 0xD or 0xF => 4u, _ => 0u };
        return head >= 0 && rest.Length >= head && length >= least;
    }
}
