namespace TelemetryGen.Schema;

/// <summary>
/// A repeating group: blockLength and numInGroup, two uint16, then so many entries of that length. An entry of a bounded array is one
/// number.
/// </summary>
public sealed record GroupSlot(FieldSpec Field)
{
    /// <summary>Bytes of blockLength and numInGroup.</summary>
    public const int DimensionLength = 2 * sizeof(ushort);

    /// <summary>What one entry holds.</summary>
    public WireLayout Entry { get; } = WireLayout.From(Field.NestedRecord ?? GetEntry(Field));

    /// <summary>The number that an entry of a bounded array is; null for a list of records.</summary>
    public FieldSpec? Number => Field.NestedRecord is null ? Entry.Message.Fields[0] : null;

    /// <summary>The schema version that brought it.</summary>
    public int Since => Field.Since;

    /// <summary>Bytes of one entry.</summary>
    public int EntryLength => Entry.BlockLength;

    /// <summary>The most bytes it takes, with its dimension; <see cref="int.MaxValue"/> when they are more.</summary>
    public int MaxSize => (int)Math.Min(int.MaxValue, DimensionLength + ((long)Field.MaxCount * EntryLength));

    private static MessageSpec GetEntry(FieldSpec array) =>
        new(array.Name, "", 0, new([array with { MaxCount = 0, Since = 1, Optional = false, Reserved = false }]));
}
