using System.Buffers.Binary;

namespace TelemetryGen.LocalHub.Amqp.Encoding;

/// <summary>The fields of a described list, such as a performative, read one after the other where they lie.</summary>
internal ref struct EncodedList
{
    private readonly ReadOnlySpan<byte> _items;
    private uint _left;
    private int _at;

    private EncodedList(ReadOnlySpan<byte> items, uint count)
    {
        _items = items;
        _left = count;
    }

    /// <summary>Opens the described list at the beginning of <paramref name="bytes"/>, which may end before the list does.</summary>
    /// <param name="bytes">From the 0 of the described type on.</param>
    /// <param name="code">The descriptor.</param>
    /// <param name="list">The fields.</param>
    /// <param name="end">Where the list ends.</param>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, out ulong code, out EncodedList list, out int end)
    {
        code = 0;
        list = default;
        end = 0;
        var at = 1;
        if (bytes.Length < 3 || bytes[0] != 0 || !EncodedValue.TryTake(bytes, ref at, out var descriptor) || !TryULong(descriptor, out code)
            || at >= bytes.Length)
        {
            return false;
        }

        var rest = bytes[(at + 1)..];
        switch (bytes[at])
        {
            case 0x45:
                end = at + 1;
                return true;

            case 0xC0 when rest.Length >= 2 && rest[0] >= 1:
                end = at + 2 + rest[0];
                list = new EncodedList(rest[2..Math.Min(rest.Length, 1 + rest[0])], rest[1]);
                return true;

            case 0xD0 when rest.Length >= 8 && BinaryPrimitives.ReadUInt32BigEndian(rest) is >= 4 and < int.MaxValue / 2 and var size:
                end = at + 5 + (int)size;
                list = new EncodedList(rest[8..Math.Min(rest.Length, 4 + (int)size)], BinaryPrimitives.ReadUInt32BigEndian(rest[4..]));
                return true;

            default:
                return false;
        }
    }

    /// <summary>The next field with its constructor; empty when it is null or there are no more.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_left == 0 || !EncodedValue.TryTake(_items, ref _at, out var value))
        {
            _left = 0;
            return default;
        }

        _left--;
        return value is [0x40] ? default : value;
    }

    /// <summary>Passes over fields.</summary>
    public void Skip(int fields)
    {
        for (var i = 0; i < fields; i++)
        {
            Next();
        }
    }

    /// <summary>The next field as an uint; null when it is not there or is none.</summary>
    public uint? NextUInt() => Next() switch
    {
        [0x43] => 0u,
        [0x52, var small] => small,
        [0x70, _, _, _, _] and var whole => BinaryPrimitives.ReadUInt32BigEndian(whole[1..]),
        _ => null,
    };

    /// <summary>The next field as an ushort; null when it is not there or is none.</summary>
    public ushort? NextUShort() => Next() is [0x60, _, _] and var whole ? BinaryPrimitives.ReadUInt16BigEndian(whole[1..]) : null;

    /// <summary>Whether the next field is true.</summary>
    public bool NextBool() => Next() is [0x41] or [0x56, 1];

    /// <summary>The content of the next field, when it is text, a symbol or binary; empty otherwise.</summary>
    public ReadOnlySpan<byte> NextBytes() => EncodedText.Content(Next());

    private static bool TryULong(ReadOnlySpan<byte> value, out ulong number)
    {
        number = value switch
        {
            [0x53, var small] => small,
            [0x80, _, _, _, _, _, _, _, _] => BinaryPrimitives.ReadUInt64BigEndian(value[1..]),
            _ => ulong.MaxValue,
        };
        return number != ulong.MaxValue;
    }
}
