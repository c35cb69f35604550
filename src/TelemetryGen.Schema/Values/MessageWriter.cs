namespace TelemetryGen.Schema;

/// <summary>Writes messages by the schema alone, for tools; servers and devices use generated code.</summary>
public sealed class MessageWriter
{
    private readonly SchemaSpec _schema;
    private readonly WireLayout _layout;

    /// <exception cref="MessageFormatException">The schema has no message of that name.</exception>
    public MessageWriter(SchemaSpec schema, string messageName)
    {
        _schema = schema;
        Message = schema.Messages.FirstOrDefault(m => m.Name == messageName)
            ?? throw new MessageFormatException(
                $"{schema.Name} has no message '{messageName}'. It has: {string.Join(", ", schema.Messages.Select(m => m.Name))}.", messageName);
        _layout = WireLayout.Of(Message);
    }

    /// <summary>What is written.</summary>
    public MessageSpec Message { get; }

    /// <summary>
    /// The message of these values, by field name; what is not there is null. Values are of the types that <see cref="FieldValue.Value"/>
    /// names, or any other number.
    /// </summary>
    /// <exception cref="MessageFormatException">A name is no field's, or a field cannot carry its value.</exception>
    public byte[] Write(IReadOnlyDictionary<string, object?> values)
    {
        foreach (var name in values.Keys.Where(n => !Message.Fields.Any(f => f.Name == n)))
        {
            throw new MessageFormatException(
                $"{Message.Name} has no field '{name}'. It has: {string.Join(", ", Message.Fields.Select(f => f.Name))}.", Message.Name, name);
        }

        var data = _layout.Data.Select(d => VariableData.Of(ValueOf(values, d.Field), d.Field, Message)).ToList();
        var bytes = new byte[_layout.MinPayloadBytes + data.Sum(d => d.Length)];
        WriteHeader(bytes);
        foreach (var slot in _layout.Block)
        {
            WriteSlot(bytes, slot, values);
        }

        var position = _layout.FixedLength;
        foreach (var (slot, value) in _layout.Data.Zip(data, (slot, value) => (slot, value)))
        {
            WireBytes.WriteBits(bytes, position, slot.LengthType.Size(), (ulong)value.Length);
            position += slot.LengthType.Size();
            value.CopyTo(bytes, position);
            position += value.Length;
        }

        return bytes;
    }

    private void WriteHeader(byte[] bytes)
    {
        WireBytes.WriteBits(bytes, 0, sizeof(ushort), (ulong)_layout.BlockLength);
        WireBytes.WriteBits(bytes, 2, sizeof(ushort), (ulong)Message.Id);
        WireBytes.WriteBits(bytes, 4, sizeof(ushort), (ulong)_schema.Id);
        WireBytes.WriteBits(bytes, 6, sizeof(ushort), (ulong)_schema.Version);
    }

    private void WriteSlot(byte[] bytes, BlockSlot slot, IReadOnlyDictionary<string, object?> values)
    {
        var position = WireLayout.HeaderLength + slot.Offset;
        if (slot is BitSetSlot set)
        {
            var bits = set.Bits.Select((f, i) => BooleanOf(f, ValueOf(values, f)) ? 1UL << i : 0).Aggregate(0UL, (sum, bit) => sum | bit);
            WireBytes.WriteBits(bytes, position, slot.Wire.Size(), bits);
        }
        else if (slot is FieldSlot { Field: var field })
        {
            FieldEncoder.Encode(bytes, position, field, Message, ValueOf(values, field));
        }
    }

    private object? ValueOf(IReadOnlyDictionary<string, object?> values, FieldSpec field)
    {
        if (values.TryGetValue(field.Name, out var value) && value is not null)
        {
            return value;
        }

        return field.Optional
            ? null
            : throw new MessageFormatException($"{Message.Name}.{field.Name} is null; it is not declared nullable.", Message.Name, field.Name);
    }

    private bool BooleanOf(FieldSpec field, object? value) => value as bool? ?? throw FieldEncoder.WrongType(field, Message, value, "true or false");
}
