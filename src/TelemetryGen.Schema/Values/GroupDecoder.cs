namespace TelemetryGen.Schema;

/// <summary>A repeating group to the list that it is.</summary>
internal static class GroupDecoder
{
    /// <param name="source">The message.</param>
    /// <param name="position">The first byte of the dimension; after the last entry afterwards.</param>
    /// <param name="group">The group.</param>
    /// <param name="version">The schema version of the sender.</param>
    /// <param name="isNewer">The sender knows a newer schema, which may allow more entries.</param>
    /// <param name="path">The group's field, for errors.</param>
    public static object? Decode(MessageSource source, ref int position, GroupSlot group, int version, bool isNewer, FieldPath path)
    {
        var (field, start) = (group.Field, position);
        source.Require(start + GroupSlot.DimensionLength, start, path);
        var (length, count) = (source.UInt16(start), source.UInt16(start + sizeof(ushort)));

        // Of entries that are not there, no length is asked: other encoders of SBE leave it 0 where there are none.
        if (length < group.Entry.BaseBlockLength && count > 0)
        {
            throw new MessageFormatException(
                $"{path} has entries of {length} bytes; every version has {group.Entry.BaseBlockLength} or more.", path.Message, path.Field,
                length, group.Entry.BaseBlockLength, start);
        }

        // Entries without bytes cost their sender nothing and would cost the reader a list.
        if (count > field.MaxCount && (!isNewer || length == 0))
        {
            throw new MessageFormatException($"{path} declares {count} entries; the maximum is {field.MaxCount}.", path.Message, path.Field,
                count, field.MaxCount, start);
        }

        // 65,535 entries of 65,535 bytes are more than an int holds.
        var first = start + GroupSlot.DimensionLength;
        source.Require(first + ((long)count * length), start, path);
        position = first + (count * length);
        return field.Reserved || (count == 0 && field.Optional)
            ? null
            : Enumerable.Range(0, count).Select(i => Entry(source, first + (i * length), length, version, group, path.At(i))).ToArray();
    }

    private static object? Entry(MessageSource source, int position, int length, int version, GroupSlot group, FieldPath path)
    {
        if (group.Number is { } number)
        {
            return FieldDecoder.Decode(source.Bytes, source.Start + position, position, number, path);
        }

        var layout = group.Entry;
        return BlockDecoder.InOrder(
            layout.Message, BlockDecoder.Decode(source.Bytes, source.Start, position, length, version, layout, path));
    }
}
