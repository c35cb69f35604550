namespace TelemetryGen.Schema;

/// <summary>
/// Reads messages by the schema alone, for tools; a server uses the generated codecs. Any bytes give a message or a
/// <see cref="MessageFormatException"/>, nothing else. The rules are those of docs/wire-format.md.
/// </summary>
public sealed class MessageReader
{
    private readonly Dictionary<int, WireLayout> _layouts;
    private readonly SchemaSpec _schema;

    /// <summary>A reader of all messages of a schema.</summary>
    public MessageReader(SchemaSpec schema)
    {
        _schema = schema;
        _layouts = schema.Messages.ToDictionary(m => m.Id, WireLayout.From);
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

    /// <summary>
    /// Reads the message that starts at <paramref name="start"/>; others may follow. One of a newer sender takes all that is left.
    /// </summary>
    /// <exception cref="MessageFormatException">There is no message of the schema.</exception>
    public MessageValues ReadFirst(byte[] bytes, int start)
    {
        var source = new MessageSource(bytes, start);
        var layout = ReadHeader(source, out var version, out var block);
        var values = ReadBody(source, layout, version, block);
        return version > _schema.Version ? values with { Length = source.Length } : values;
    }

    /// <summary>Reads an event's body: one message, or one batch.</summary>
    /// <returns>The message, or the rows of the batch, each as the message that it would be.</returns>
    /// <exception cref="MessageFormatException">The body is neither.</exception>
    public IReadOnlyList<MessageValues> ReadEvent(byte[] bytes)
    {
        if (!IsBatch(new(bytes, 0)))
        {
            return [Read(bytes)];
        }

        var rows = ReadFirstEvent(bytes, 0, out var length);
        return length == bytes.Length
            ? rows
            : throw new MessageFormatException(
                $"A batch of {rows[0].Message.Name} ends after {length} bytes; the event has {bytes.Length}.", rows[0].Message.Name, null,
                bytes.Length, length, length);
    }

    /// <summary>Reads the message or batch that starts at <paramref name="start"/>; others may follow.</summary>
    /// <exception cref="MessageFormatException">There is neither.</exception>
    public IReadOnlyList<MessageValues> ReadFirstEvent(byte[] bytes, int start, out int length)
    {
        var source = new MessageSource(bytes, start);
        if (IsBatch(source))
        {
            return new BatchReader(_schema, _layouts).Read(source, ReadBody, out length);
        }

        var message = ReadFirst(bytes, start);
        length = message.Length;
        return [message];
    }

    // In bytes of another schema the bit says nothing: they may be anything.
    private bool IsBatch(MessageSource source) => BatchReader.IsBatch(source) && source.UInt16(4) == _schema.Id;

    /// <summary>All but the header, at whose place are 8 bytes that are not looked at.</summary>
    private MessageValues ReadBody(MessageSource source, WireLayout layout, int version, int block)
    {
        var (path, isNewer) = (FieldPath.From(layout.Message), version > _schema.Version);
        var values = BlockDecoder.Decode(source.Bytes, source.Start, WireLayout.HeaderLength, block, version, layout, path);
        var end = WireLayout.HeaderLength + block;
        foreach (var slot in layout.Groups.Where(g => version >= g.Since))
        {
            values[slot.Field.Name] = GroupDecoder.Decode(source, ref end, slot, version, isNewer, path.At(slot.Field.Name));
        }

        foreach (var slot in layout.Data.Where(t => version >= t.Since))
        {
            values[slot.Field.Name] = ReadData(source, ref end, slot, isNewer, path.At(slot.Field.Name));
        }

        return new(layout.Message, version, end, BlockDecoder.InOrder(layout.Message, values));
    }

    private WireLayout ReadHeader(MessageSource source, out int version, out int block)
    {
        source.Require(WireLayout.HeaderLength, 0, null);
        block = source.UInt16(0);
        var (template, schema) = (source.UInt16(2), source.UInt16(4));
        version = source.UInt16(6);
        if (schema != _schema.Id)
        {
            throw new MessageFormatException(
                $"{_schema.Name} is schema {_schema.Id}; the message is of schema {schema}.", null, null, schema, _schema.Id, 4);
        }

        var layout = TemplateOf.Find(_schema, _layouts, template, "");

        var name = layout.Message.Name;
        if (version == 0)
        {
            throw new MessageFormatException($"{name} has schema version 0; versions start at 1.", name, null, 0, 1, 6);
        }

        if (block < layout.BaseBlockLength)
        {
            throw new MessageFormatException(
                $"{name} has a block of {block} bytes; every version has {layout.BaseBlockLength} or more.", name, null, block,
                layout.BaseBlockLength, 0);
        }

        source.Require(WireLayout.HeaderLength + block, WireLayout.HeaderLength, FieldPath.From(layout.Message));
        return layout;
    }

    private static object? ReadData(MessageSource source, ref int position, DataSlot slot, bool isNewer, FieldPath path)
    {
        var (field, prefix) = (slot.Field, slot.LengthType.Size());
        source.Require(position + prefix, position, path);
        var length = (int)WireBytes.ReadBits(source.Bytes, source.Start + position, prefix);
        if (length > field.MaxBytes && !isNewer)
        {
            throw new MessageFormatException($"{path} declares {length} bytes; the maximum is {field.MaxBytes}.", path.Message, path.Field,
                length, field.MaxBytes, position);
        }

        var start = position + prefix;
        source.Require(start + length, position, path);
        position = start + length;
        return field.Reserved ? null : VariableData.Read(source.Bytes, source.Start + start, length, start, field, path);
    }
}
