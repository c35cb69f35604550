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
        var values = new Dictionary<FieldSpec, object?>();
        foreach (var slot in layout.Block.Where(s => version >= s.Since && block >= s.End))
        {
            ReadSlot(source, WireLayout.HeaderLength, slot, layout.Message, values);
        }

        var end = WireLayout.HeaderLength + block;
        foreach (var slot in layout.Data.Where(t => version >= t.Since))
        {
            values[slot.Field] = ReadData(source, ref end, slot, layout.Message, version > _schema.Version);
        }

        var fields = layout.Message.Fields.Select(f => new FieldValue(f, values.TryGetValue(f, out var value) ? value : null)).ToList();
        return new(layout.Message, version, version > _schema.Version ? source.Length : end, fields);
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

    private static void ReadSlot(Source source, int start, BlockSlot slot, MessageSpec message, Dictionary<FieldSpec, object?> values)
    {
        var position = start + slot.Offset;
        if (slot is BitSetSlot set)
        {
            var bits = WireBytes.ReadBits(source.Bytes, source.Start + position, slot.Wire.Size());
            for (var bit = 0; bit < set.Bits.Count; bit++)
            {
                values[set.Bits[bit]] = (bits >> bit & 1) == 1;
            }
        }
        else if (slot is FieldSlot { Field: var field })
        {
            values[field] = FieldDecoder.Decode(source.Bytes, source.Start + position, position, field, message);
        }
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
