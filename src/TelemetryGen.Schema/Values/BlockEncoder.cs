namespace TelemetryGen.Schema;

/// <summary>The values of a block's fields to its bytes: of the root block, a record in it, or an entry of a group.</summary>
internal static class BlockEncoder
{
    /// <param name="bytes">Where to.</param>
    /// <param name="position">The first byte of the block.</param>
    /// <param name="layout">Where the fields lie.</param>
    /// <param name="values">The values, by field name; what is not there is null.</param>
    public static void Encode(byte[] bytes, int position, WireLayout layout, IReadOnlyDictionary<string, object?> values)
    {
        RefuseUnknown(values, layout.Message);
        foreach (var slot in layout.Block)
        {
            if (slot is BitSetSlot set)
            {
                var bits = set.Bits.Select((f, i) => !f.Reserved && BooleanOf(f, values, layout.Message) ? 1UL << i : 0).Aggregate(0UL, (sum, bit) => sum | bit);
                WireBytes.WriteBits(bytes, position + slot.Offset, slot.Wire.Size(), bits);
            }
            else if (slot is FieldSlot { Field: var field })
            {
                Field(bytes, position + slot.Offset, field, layout.Message, values);
            }
        }
    }

    /// <summary>The value of a field; null only for one that may be null.</summary>
    public static object? ValueOf(IReadOnlyDictionary<string, object?> values, FieldSpec field, MessageSpec message) =>
        values.TryGetValue(field.Name, out var value) && value is not null ? value
        : field.Optional ? null
        : throw new MessageFormatException($"{message.Name}.{field.Name} is null; it is not declared nullable.", message.Name, field.Name);

    /// <summary>The entries of an array, or of a group.</summary>
    public static IReadOnlyList<object?> ListOf(object? value, FieldSpec field, MessageSpec message) => value switch
    {
        null => [],
        string or byte[] => throw FieldEncoder.WrongType(field, message, value, "a list"),
        System.Collections.IEnumerable list => [.. list.Cast<object?>()],
        _ => throw FieldEncoder.WrongType(field, message, value, "a list"),
    };

    /// <summary>The values of a record: by name, or as a reader gave them.</summary>
    public static IReadOnlyDictionary<string, object?> RecordOf(object? value, FieldSpec field, MessageSpec message) => value switch
    {
        IReadOnlyDictionary<string, object?> values => values,
        IEnumerable<FieldValue> read => read.ToDictionary(v => v.Field.Name, v => v.Value),
        _ => throw FieldEncoder.WrongType(field, message, value, $"the fields of a {field.Part!.Name}"),
    };

    private static void RefuseUnknown(IReadOnlyDictionary<string, object?> values, MessageSpec message)
    {
        if (values.Keys.FirstOrDefault(n => !message.LiveFields.Any(f => f.Name == n)) is { } name)
        {
            throw new MessageFormatException(
                $"{message.Name} has no field '{name}'. It has: {string.Join(", ", message.LiveFields.Select(f => f.Name))}.", message.Name, name);
        }
    }

    private static void Field(byte[] bytes, int position, FieldSpec field, MessageSpec message, IReadOnlyDictionary<string, object?> values)
    {
        if (field.Reserved)
        {
            if (field.Optional)
            {
                FieldEncoder.Encode(bytes, position, field, message, null);
            }

            return;
        }

        var value = ValueOf(values, field, message);
        if (field.IsComposite)
        {
            Encode(bytes, position, WireLayout.Of(field.Part!), RecordOf(value, field, message));
        }
        else if (field.IsArray)
        {
            Array(bytes, position, field, message, ListOf(value, field, message));
        }
        else
        {
            FieldEncoder.Encode(bytes, position, field, message, value);
        }
    }

    private static void Array(byte[] bytes, int position, FieldSpec field, MessageSpec message, IReadOnlyList<object?> numbers)
    {
        if (numbers.Count != field.Length)
        {
            throw new MessageFormatException($"{message.Name}.{field.Name} has {numbers.Count} numbers; it takes {field.Length}.", message.Name, field.Name, numbers.Count, field.Length);
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            FieldEncoder.Encode(bytes, position + (i * field.Wire.Size()), field, message, numbers[i] ?? throw FieldEncoder.WrongType(field, message, null, "a number"));
        }
    }

    private static bool BooleanOf(FieldSpec field, IReadOnlyDictionary<string, object?> values, MessageSpec message) =>
        ValueOf(values, field, message) as bool? ?? throw FieldEncoder.WrongType(field, message, values[field.Name], "true or false");
}
