namespace TelemetryGen.Schema;

/// <summary>A list to a repeating group: its dimension, then an entry for each.</summary>
internal static class GroupEncoder
{
    public static byte[] Encode(GroupSlot group, object? value, MessageSpec message)
    {
        var entries = BlockEncoder.ListOf(value, group.Field, message);
        if (entries.Count > group.Field.MaxCount)
        {
            throw new MessageFormatException(
                $"{message.Name}.{group.Field.Name} has {entries.Count} entries; the most is {group.Field.MaxCount}.", message.Name, group.Field.Name, entries.Count, group.Field.MaxCount);
        }

        var bytes = new byte[GroupSlot.DimensionLength + (entries.Count * group.EntryLength)];
        WireBytes.WriteBits(bytes, 0, sizeof(ushort), (ulong)group.EntryLength);
        WireBytes.WriteBits(bytes, sizeof(ushort), sizeof(ushort), (ulong)entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            Entry(bytes, GroupSlot.DimensionLength + (i * group.EntryLength), group, entries[i], message);
        }

        return bytes;
    }

    private static void Entry(byte[] bytes, int position, GroupSlot group, object? value, MessageSpec message)
    {
        if (group.Field.Part is not null)
        {
            BlockEncoder.Encode(bytes, position, group.Entry, BlockEncoder.RecordOf(value, group.Field, message));
        }
        else
        {
            FieldEncoder.Encode(bytes, position, group.Field, message, value ?? throw FieldEncoder.WrongType(group.Field, message, null, "a number"));
        }
    }
}
