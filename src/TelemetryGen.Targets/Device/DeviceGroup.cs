using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Device;

/// <summary>A repeating group: its dimension, then entry by entry.</summary>
/// <param name="Field">The list.</param>
/// <param name="IsRecords">Its entries are records; else numbers.</param>
/// <param name="EntryLength">Bytes of an entry.</param>
/// <param name="BaseEntryLength">Bytes of an entry that every version has.</param>
/// <param name="IsGrown">Entries may be of several versions.</param>
/// <param name="Start">Where its dimension goes in the message when nothing of variable length is before it; else null.</param>
internal sealed record DeviceGroup(FieldSpec Field, bool IsRecords, int EntryLength, int BaseEntryLength, bool IsGrown, int? Start)
{
    /// <summary>Bytes of the dimension: the length of an entry and the number of them.</summary>
    public const int DimensionLength = GroupSlot.DimensionLength;

    public string Name => Field.Name;

    /// <summary>It goes out without entries.</summary>
    public bool IsReserved => Field.Reserved;

    public int MaxCount => Field.MaxCount;

    public int Since => Field.Since;

    public static DeviceGroup Create(GroupSlot slot, int? start) => new(
        slot.Field, slot.Number is null, slot.EntryLength, slot.Entry.BaseBlockLength,
        slot.Field.NestedRecord is { HasGrown: true }, start);
}

/// <summary>Variable data: a length of one or two bytes, then so many.</summary>
/// <param name="Field">The text or the bytes.</param>
/// <param name="Start">Where its length goes in the message when nothing of variable length is before it; else null.</param>
internal sealed record DeviceData(FieldSpec Field, int? Start)
{
    public string Name => Field.Name;

    /// <summary>It goes out empty.</summary>
    public bool IsReserved => Field.Reserved;

    public bool IsText => Field.Kind == FieldKind.Text;

    /// <summary>What its length is on the wire.</summary>
    public WireType LengthType => Field.Wire;

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => LengthType.Size();

    /// <summary>The most bytes.</summary>
    public int Limit => Field.MaxBytes;

    public int Since => Field.Since;

    public static DeviceData Create(DataSlot slot, int? start) => new(slot.Field, start);
}
