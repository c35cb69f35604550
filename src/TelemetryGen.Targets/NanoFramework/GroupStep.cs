using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>A repeating group: its dimension, then entry by entry.</summary>
internal sealed class GroupStep(DeviceGroup group, DeviceField? live, Locals written, Locals read)
{
    /// <summary>The list; null when it was removed.</summary>
    public DeviceField? Field => live;

    public bool IsReserved => group.IsReserved;

    public string Name => group.Name;

    public bool IsRecords => group.IsRecords;

    public NumberLoop Numbers => new(live!, 0, "end");

    /// <summary>The variable of the number of entries while it is written.</summary>
    public string CountLocal { get; } = live is null ? "" : written.Get(live.CountName);

    /// <summary>The variables of a reader: where the group ends, and how long its sender's entries are.</summary>
    public string EndLocal { get; } = read.Get(group.Name, "End");

    public string LengthLocal { get; } = live is null ? "" : read.Get(group.Name, "Length");

    public int EntryLength => group.EntryLength;

    /// <summary>The length of an entry as its two bytes.</summary>
    public int LengthLow => EntryLength & 0xFF;

    public int LengthHigh => EntryLength >> 8;

    /// <summary>Bytes of an entry that every version has.</summary>
    public int BaseEntryLength => group.BaseEntryLength;

    public int MaxCount => group.MaxCount;

    public int Since => group.Since;

    public string EntryAt => $"end + {DeviceGroup.DimensionLength} + i * {LengthLocal}";

    public string ReadEntry => CSharpTypes.Read(group.Field.Wire, EntryAt);

    /// <summary>Entries may be of several versions.</summary>
    public bool IsGrown => group.IsGrown;
}
