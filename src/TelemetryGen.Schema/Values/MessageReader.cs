namespace TelemetryGen.Schema;

/// <summary>
/// Reads messages by the schema alone, for tools; a server uses the generated codecs. Any bytes give a message or a
/// <see cref="MessageFormatException"/>, nothing else. The rules are those of docs/wire-format.md.
/// </summary>
public sealed class MessageReader
{
    private readonly Dictionary<int, WireLayout> _layouts;
    private readonly SchemaSpec _schema;

    public MessageReader(SchemaSpec schema)
    {
        _schema = schema;
        _layouts = schema.Messages.ToDictionary(m => m.Id, WireLayout.Of);
    }

    /// <summary>Reads the one message that the bytes are.</summary>
    /// <exception cref="MessageFormatException">They are not one message of the schema.</exception>
    public MessageValues Read(byte[] bytes)
    {
        var values = ReadFirst(bytes, 0);
        return values.Length == bytes.Length
            ? values
            : throw new MessageFormatException(
                $"{values.Message.Name} ends after {values.Length} bytes; the message has {bytes.Length}.",
                values.Message.Name, null, bytes.Length, values.Length, values.Length);
    }

    /// <summary>Reads the message that starts at <paramref name="start"/>; others may follow. One of a newer sender takes all that is left.</summary>
    /// <exception cref="MessageFormatException">There is no message of the schema.</exception>
    public MessageValues ReadFirst(byte[] bytes, int start)
    {
        var source = new Source(bytes, start);
        var layout = ReadHeader(source, out var version, out var block);
        var values = BlockDecoder.Decode(bytes, start, WireLayout.HeaderLength, block, version, layout);
        var end = WireLayout.HeaderLength + block;
        foreach (var slot in layout.Groups.Where(g => version >= g.Since))
        {
            values[slot.Field] = ReadGroup(source, ref end, slot, layout.Message, version);
        }

        foreach (var slot in layout.Data.Where(t => version >= t.Since))
        {
            values[slot.Field] = ReadData(source, ref end, slot, layout.Message, version > _schema.Version);
        }

        return new(layout.Message, version, version > _schema.Version ? source.Length : end, BlockDecoder.InOrder(layout.Message, values));
    }

    private WireLayout ReadHeader(Source source, out int version, out int block)
    {
        source.Require(WireLayout.HeaderLength, 0, null, null);
        block = source.UInt16(0);
        var (template, schema) = (source.UInt16(2), source.UInt16(4));
        version = source.UInt16(6);
        if (schema != _schema.Id)
        {
            throw new MessageFormatException($"{_schema.Name} is schema {_schema.Id}; the message is of schema {schema}.", null, null, schema, _schema.Id, 4);
        }

        if (!_layouts.TryGetValue(template, out var layout))
        {
            throw new MessageFormatException($"{_schema.Name} has no message {template}.", null, null, template, null, 2);
        }

        var name = layout.Message.Name;
        if (version == 0)
        {
            throw new MessageFormatException($"{name} says schema version 0; versions start at 1.", name, null, 0, 1, 6);
        }

        if (block < layout.BaseBlockLength)
        {
            throw new MessageFormatException(
                $"{name} has a block of {block} bytes; every version has {layout.BaseBlockLength} or more.", name, null, block, layout.BaseBlockLength, 0);
        }

        source.Require(WireLayout.HeaderLength + block, WireLayout.HeaderLength, name, null);
        return layout;
    }

    private object?[]? ReadGroup(Source source, ref int position, GroupSlot group, MessageSpec message, int version)
    {
        var (field, start) = (group.Field, position);
        source.Require(start + GroupSlot.DimensionLength, start, message.Name, field.Name);
        var (length, count) = (source.UInt16(start), source.UInt16(start + sizeof(ushort)));
        if (length < group.Entry.BaseBlockLength)
        {
            throw new MessageFormatException(
                $"{message.Name}.{field.Name} has entries of {length} bytes; every version has {group.Entry.BaseBlockLength} or more.", message.Name, field.Name, length, group.Entry.BaseBlockLength, start);
        }

        if (count > field.MaxCount && version <= _schema.Version)
        {
            throw new MessageFormatException(
                $"{message.Name}.{field.Name} says it has {count} entries; the most is {field.MaxCount}.", message.Name, field.Name, count, field.MaxCount, start);
        }

        var first = start + GroupSlot.DimensionLength;
        source.Require(first + (count * length), start, message.Name, field.Name);
        position = first + (count * length);
        if (field.Reserved || (count == 0 && field.Optional))
        {
            return null;
        }

        return Enumerable.Range(0, count).Select(i => Entry(source, first + (i * length), length, version, group)).ToArray();
    }

    private static object? Entry(Source source, int position, int length, int version, GroupSlot group)
    {
        var values = BlockDecoder.Decode(source.Bytes, source.Start, position, length, version, group.Entry);
        return group.Field.Part is { } part ? BlockDecoder.InOrder(part, values) : values.Values.Single();
    }

    private static object? ReadData(Source source, ref int position, DataSlot slot, MessageSpec message, bool mayBeLonger)
    {
        var (field, prefix) = (slot.Field, slot.LengthType.Size());
        source.Require(position + prefix, position, message.Name, field.Name);
        var length = (int)WireBytes.ReadBits(source.Bytes, source.Start + position, prefix);
        if (length > field.MaxBytes && !mayBeLonger)
        {
            throw new MessageFormatException(
                $"{message.Name}.{field.Name} says it has {length} bytes; the most is {field.MaxBytes}.", message.Name, field.Name, length, field.MaxBytes, position);
        }

        var start = position + prefix;
        source.Require(start + length, position, message.Name, field.Name);
        position = start + length;
        return VariableData.Read(source.Bytes, source.Start + start, length, start, field, message);
    }

    /// <summary>The bytes from the message's first on.</summary>
    private readonly record struct Source(byte[] Bytes, int Start)
    {
        public int Length => Bytes.Length - Start;

        public int UInt16(int position) => WireBytes.ReadUInt16(Bytes, Start + position);

        public void Require(int needed, int position, string? message, string? field)
        {
            if (Length < needed)
            {
                var subject = message is null ? "The message" : field is null ? message : $"{message}.{field}";
                throw new MessageFormatException($"{subject} ends after {Length} bytes; {needed} are needed.", message, field, Length, needed, position);
            }
        }
    }
}
