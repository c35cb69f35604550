namespace TelemetryGen.Schema;

/// <summary>A block to the values of its fields: the root block, a record in it, or an entry of a group.</summary>
internal static class BlockDecoder
{
    /// <param name="bytes">What holds the message.</param>
    /// <param name="start">The first byte of the message in <paramref name="bytes"/>.</param>
    /// <param name="position">The first byte of the block in the message.</param>
    /// <param name="length">How long the block is: a field after its end is not there.</param>
    /// <param name="version">The schema version of the sender.</param>
    /// <param name="layout">Where the fields lie.</param>
    /// <param name="path">Whose block it is, for errors.</param>
    /// <returns>The values of the fields that are there, by name.</returns>
    public static Dictionary<string, object?> Decode(
        byte[] bytes, int start, int position, int length, int version, WireLayout layout, FieldPath path)
    {
        var values = new Dictionary<string, object?>();
        foreach (var slot in layout.Block.Where(s => version >= s.Since && length >= s.End))
        {
            var at = position + slot.Offset;
            if (slot is BitSetSlot set)
            {
                var bits = WireBytes.ReadBits(bytes, start + at, slot.Wire.Size());
                for (var bit = 0; bit < set.Bits.Count; bit++)
                {
                    values[set.Bits[bit].Name] = (bits >> bit & 1) == 1;
                }
            }
            else if (slot is FieldSlot { Field.Reserved: false } field)
            {
                values[field.Field.Name] = Field(bytes, start, at, field, version, path.At(field.Field.Name));
            }
        }

        return values;
    }

    /// <summary>Each field with its value, as declared; null for what the sender does not know. Removed fields are left out.</summary>
    public static IReadOnlyList<FieldValue> InOrder(MessageSpec message, Dictionary<string, object?> values) =>
        [.. message.LiveFields.Select(f => new FieldValue(f, values.TryGetValue(f.Name, out var value) ? value : null))];

    private static object? Field(byte[] bytes, int start, int position, FieldSlot slot, int version, FieldPath path)
    {
        var field = slot.Field;
        if (slot.Inner is { } inner)
        {
            return InOrder(inner.Message, Decode(bytes, start, position, inner.BlockLength, version, inner, path));
        }

        if (!field.IsArray)
        {
            return FieldDecoder.Decode(bytes, start + position, position, field, path);
        }

        var size = field.Wire.Size();
        return Enumerable.Range(0, field.Length)
            .Select(i => FieldDecoder.Decode(bytes, start + position + (i * size), position + (i * size), field, path.At(i)))
            .ToArray();
    }
}
