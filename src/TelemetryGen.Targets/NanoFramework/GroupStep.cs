using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>A repeating group: its dimension, then entry by entry.</summary>
internal sealed class GroupStep(GroupSlot slot, DeviceField? live, Locals written, Locals read)
{
    /// <summary>The list; null when it was removed.</summary>
    public DeviceField? Field => live;

    public bool IsRemoved => live is null;

    public string Name => slot.Field.Name;

    public bool IsRecords => slot.Number is null;

    public NumberLoop Numbers => new(live!, 0, "end");

    /// <summary>The variable of the number of entries while it is written.</summary>
    public string CountLocal { get; } = live is null ? "" : written.Of(live.CountName);

    /// <summary>The variables of a reader: where the group ends, and how long its sender's entries are.</summary>
    public string EndLocal { get; } = read.Of(slot.Field.Name, "End");

    public string LengthLocal { get; } = live is null ? "" : read.Of(slot.Field.Name, "Length");

    public int EntryLength => slot.EntryLength;

    /// <summary>The length of an entry as its two bytes.</summary>
    public int LengthLow => EntryLength & 0xFF;

    public int LengthHigh => EntryLength >> 8;

    /// <summary>Bytes of an entry that every version has.</summary>
    public int BaseEntryLength => slot.Entry.BaseBlockLength;

    public int MaxCount => slot.Field.MaxCount;

    public int Since => slot.Since;

    public string EntryAt => $"end + {GroupSlot.DimensionLength} + i * {LengthLocal}";

    public string ReadEntry => CSharpTypes.Read(slot.Field.Wire, EntryAt);

    /// <summary>Entries may be of several versions.</summary>
    public bool IsGrown => slot.Field.Part is { HasGrown: true };
}
