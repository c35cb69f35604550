namespace TelemetryGen.Schema;

/// <summary>The values of a block's fields to its bytes: of the root block, a record in it, or an entry of a group.</summary>
internal static class BlockEncoder
{
    /// <param name="bytes">Where to; all zeros so far.</param>
    /// <param name="position">The first byte of the block.</param>
    /// <param name="layout">Where the fields lie.</param>
    /// <param name="values">The values, by field name; what is not there is null.</param>
    /// <param name="path">Whose block it is, for errors.</param>
    public static void Encode(byte[] bytes, int position, WireLayout layout, IReadOnlyDictionary<string, object?> values, FieldPath path)
    {
        ThrowIfUnknown(values, layout.Message, path);
        foreach (var slot in layout.Block)
        {
            if (slot is BitSetSlot set)
            {
                var bits = set.Bits.Select((f, i) => !f.Reserved && GetBoolean(f, values, path.At(f.Name)) ? 1UL << i : 0)
                    .Aggregate(0UL, (sum, bit) => sum | bit);
                WireBytes.WriteBits(bytes, position + slot.Offset, slot.Wire.Size(), bits);
            }
            else if (slot is FieldSlot { Field.Reserved: true } removed)
            {
                WriteReserved(bytes, position + removed.Offset, removed, path);
            }
            else if (slot is FieldSlot live)
            {
                var at = path.At(live.Field.Name);
                Field(bytes, position + live.Offset, live, GivenValues.Get(values, live.Field, at), at);
            }
        }
    }

    private static void ThrowIfUnknown(IReadOnlyDictionary<string, object?> values, MessageSpec message, FieldPath path)
    {
        if (values.Keys.FirstOrDefault(n => !message.LiveFields.Any(f => f.Name == n)) is { } name)
        {
            var known = string.Join(", ", message.LiveFields.Select(f => f.Name));
            throw new MessageFormatException(
                $"{path} has no field '{name}'. It has{(known.Length == 0 ? " none" : ": " + known)}.", path.Message, path.At(name).Field);
        }
    }

    // Nobody reads it; but a reader of an older schema, which still has the field, is to find null there if null can be.
    private static void WriteReserved(byte[] bytes, int position, FieldSlot slot, FieldPath path)
    {
        if (slot.Field.Optional)
        {
            FieldEncoder.Encode(bytes, position, slot.Field, path, null);
        }
    }

    private static void Field(byte[] bytes, int position, FieldSlot slot, object? value, FieldPath path)
    {
        if (slot.Inner is { } inner)
        {
            Encode(bytes, position, inner, GivenValues.Record(value, inner.Message, path), path);
        }
        else if (slot.Field.IsArray)
        {
            Array(bytes, position, slot.Field, GivenValues.List(value, path), path);
        }
        else
        {
            FieldEncoder.Encode(bytes, position, slot.Field, path, value);
        }
    }

    private static void Array(byte[] bytes, int position, FieldSpec field, IReadOnlyList<object?> numbers, FieldPath path)
    {
        if (numbers.Count != field.Length)
        {
            throw new MessageFormatException(
                $"{path} has {numbers.Count} numbers; it takes {field.Length}.", path.Message, path.Field, numbers.Count, field.Length);
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            FieldEncoder.Encode(bytes, position + (i * field.Wire.Size()), field, path.At(i),
                numbers[i] ?? throw FieldEncoder.WrongType(path.At(i), null, "a number"));
        }
    }

    private static bool GetBoolean(FieldSpec field, IReadOnlyDictionary<string, object?> values, FieldPath path) =>
        GivenValues.Get(values, field, path) is var value && value is bool truth
            ? truth
            : throw FieldEncoder.WrongType(path, value, "true or false");
}
