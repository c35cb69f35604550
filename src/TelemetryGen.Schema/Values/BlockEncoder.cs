namespace TelemetryGen.Schema;

/// <summary>The values of a block's fields to its bytes: of the root block, a record in it, or an entry of a group.</summary>
internal static class BlockEncoder
{
    /// <param name="bytes">Where to; all zeros so far.</param>
    /// <param name="position">The first byte of the block.</param>
    /// <param name="layout">Where the fields lie.</param>
    /// <param name="values">The values, by field name; what is not there is null.</param>
    /// <param name="place">Whose block it is, for errors.</param>
    public static void Encode(byte[] bytes, int position, WireLayout layout, IReadOnlyDictionary<string, object?> values, Place place)
    {
        ThrowIfUnknown(values, layout.Message, place);
        foreach (var slot in layout.Block)
        {
            if (slot is BitSetSlot set)
            {
                var bits = set.Bits.Select((f, i) => !f.Reserved && GetBoolean(f, values, place.At(f.Name)) ? 1UL << i : 0).Aggregate(0UL, (sum, bit) => sum | bit);
                WireBytes.WriteBits(bytes, position + slot.Offset, slot.Wire.Size(), bits);
            }
            else if (slot is FieldSlot { Field.Reserved: true } removed)
            {
                Removed(bytes, position + removed.Offset, removed, place);
            }
            else if (slot is FieldSlot live)
            {
                var at = place.At(live.Field.Name);
                Field(bytes, position + live.Offset, live, GivenValues.Get(values, live.Field, at), at);
            }
        }
    }

    private static void ThrowIfUnknown(IReadOnlyDictionary<string, object?> values, MessageSpec message, Place place)
    {
        if (values.Keys.FirstOrDefault(n => !message.LiveFields.Any(f => f.Name == n)) is { } name)
        {
            var known = string.Join(", ", message.LiveFields.Select(f => f.Name));
            throw new MessageFormatException($"{place} has no field '{name}'. It has{(known.Length == 0 ? " none" : ": " + known)}.", place.Message, place.At(name).Field);
        }
    }

    // Nobody reads it; but a reader of an older schema, which still has the field, is to find null there if null can be.
    private static void Removed(byte[] bytes, int position, FieldSlot slot, Place place)
    {
        if (slot.Field.Optional)
        {
            FieldEncoder.Encode(bytes, position, slot.Field, place, null);
        }
    }

    private static void Field(byte[] bytes, int position, FieldSlot slot, object? value, Place place)
    {
        if (slot.Inner is { } inner)
        {
            Encode(bytes, position, inner, GivenValues.Record(value, inner.Message, place), place);
        }
        else if (slot.Field.IsArray)
        {
            Array(bytes, position, slot.Field, GivenValues.List(value, place), place);
        }
        else
        {
            FieldEncoder.Encode(bytes, position, slot.Field, place, value);
        }
    }

    private static void Array(byte[] bytes, int position, FieldSpec field, IReadOnlyList<object?> numbers, Place place)
    {
        if (numbers.Count != field.Length)
        {
            throw new MessageFormatException($"{place} has {numbers.Count} numbers; it takes {field.Length}.", place.Message, place.Field, numbers.Count, field.Length);
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            FieldEncoder.Encode(bytes, position + (i * field.Wire.Size()), field, place.At(i), numbers[i] ?? throw FieldEncoder.WrongType(place.At(i), null, "a number"));
        }
    }

    private static bool GetBoolean(FieldSpec field, IReadOnlyDictionary<string, object?> values, Place place) =>
        GivenValues.Get(values, field, place) is var value && value is bool truth ? truth : throw FieldEncoder.WrongType(place, value, "true or false");
}
