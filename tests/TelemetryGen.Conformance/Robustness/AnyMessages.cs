using System.Buffers.Binary;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>Random messages of a layout, from a fixed seed: most are nearly right.</summary>
internal sealed class AnyMessages(SchemaSpec schema, WireLayout layout)
{
    private readonly Random _random = new(layout.Message.Id);

    /// <summary>Some of any version, some cut, some with a byte too much or wrong, some without any form.</summary>
    public IEnumerable<byte[]> Take(int count) =>
        Enumerable.Range(0, count).Select(i => i % 20 == 0 ? Bytes(_random.Next(layout.MaxPayloadBytes + 8)) : Damaged(Message()));

    private byte[] Message()
    {
        var version = _random.Next(1, schema.Version + 2);
        var block = OneOf(layout.GetBlockLength(version), layout.BlockLength, layout.BaseBlockLength, layout.BlockLength + _random.Next(5));
        var groups = layout.Groups.Where(g => version >= g.Since).SelectMany(Group).ToArray();
        var data = layout.Data.Where(d => version >= d.Since).SelectMany(Data).ToArray();
        return [.. UInt16(block), .. UInt16(layout.Message.Id), .. UInt16(schema.Id), .. UInt16(version), .. Values(block),
            .. groups, .. data];
    }

    private byte[] Damaged(byte[] message)
    {
        switch (_random.Next(6))
        {
            case 0:
                return message[.._random.Next(message.Length)];
            case 1:
                return [.. message, .. Bytes(_random.Next(3))];
            case 2:
                message[_random.Next(message.Length)] = (byte)_random.Next(256);
                return message;
            default:
                return message;
        }
    }

    private IEnumerable<byte> Group(GroupSlot group)
    {
        var length = OneOf(group.EntryLength, group.EntryLength, group.Entry.BaseBlockLength, group.Entry.GetBlockLength(2),
            group.EntryLength + _random.Next(3), _random.Next(group.EntryLength + 1));
        var count = OneOf(0, _random.Next(group.Field.MaxCount + 1), group.Field.MaxCount + _random.Next(2));
        return [.. UInt16(length), .. UInt16(count), .. Values(length * count)];
    }

    private IEnumerable<byte> Data(DataSlot data)
    {
        var length = OneOf(0, _random.Next(5), data.Field.MaxBytes, data.Field.MaxBytes + _random.Next(2));
        return [.. UInt16(length).Take(data.LengthType.Size()), .. Bytes(length).Select(b => (byte)(b & 0x7F))];
    }

    // Small numbers as well: random ones are hardly ever in a range.
    private byte[] Values(int length)
    {
        var bytes = Bytes(length);
        return _random.Next(3) == 0 ? bytes : [.. bytes.Select(b => (byte)(_random.Next(4) == 0 ? b & 0x3 : 0))];
    }

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private int OneOf(params ReadOnlySpan<int> values) => values[_random.Next(values.Length)];

    private static byte[] UInt16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }
}
