namespace TelemetryGen.Schema;

/// <summary>A list to a repeating group: its dimension, then an entry for each item.</summary>
internal static class GroupEncoder
{
    public static byte[] Encode(GroupSlot group, object? value, FieldPath path)
    {
        var entries = GivenValues.List(value, path);
        if (entries.Count > group.Field.MaxCount)
        {
            throw new MessageFormatException(
                $"{path} has {entries.Count} entries; the maximum is {group.Field.MaxCount}.", path.Message, path.Field, entries.Count,
                group.Field.MaxCount);
        }

        var bytes = new byte[GroupSlot.DimensionLength + (entries.Count * group.EntryLength)];
        WireBytes.WriteBits(bytes, 0, sizeof(ushort), (ulong)group.EntryLength);
        WireBytes.WriteBits(bytes, sizeof(ushort), sizeof(ushort), (ulong)entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            Entry(bytes, GroupSlot.DimensionLength + (i * group.EntryLength), group, entries[i], path.At(i));
        }

        return bytes;
    }

    private static void Entry(byte[] bytes, int position, GroupSlot group, object? value, FieldPath path)
    {
        if (group.Number is { } number)
        {
            FieldEncoder.Encode(bytes, position, number, path, value ?? throw FieldEncoder.WrongType(path, null, "a number"));
        }
        else
        {
            BlockEncoder.Encode(bytes, position, group.Entry, GivenValues.Record(value, group.Entry.Message, path), path);
        }
    }
}
