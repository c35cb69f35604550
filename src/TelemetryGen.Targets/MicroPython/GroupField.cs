using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A repeating group: its dimension, then entry by entry.</summary>
/// <param name="message">Its message.</param>
/// <param name="group">The group.</param>
/// <param name="live">What a program sets; null when it was removed.</param>
internal sealed class GroupField(MessageSpec message, DeviceGroup group, RecordField? live)
{
    public RecordField? Field => live;

    public string Name => group.Name;

    /// <summary>What errors call it.</summary>
    public string Path => live?.Path ?? $"{message.Name}.{PythonNames.Get(message, group.Field)}";

    public bool IsReserved => group.IsReserved;

    public bool IsNumbers => live is { IsNumbers: true };

    /// <summary>Where its dimension goes.</summary>
    public string Start => group.Start is { } place ? $"{place}" : "end";

    /// <summary>Where its first entry goes.</summary>
    public string First => group.Start is { } place ? $"{place + DeviceGroup.DimensionLength}" : $"end + {DeviceGroup.DimensionLength}";

    /// <summary>Where the message ends after one without entries.</summary>
    public string EmptyEnd => group.Start is null ? $"end += {DeviceGroup.DimensionLength}" : $"end = {First}";

    public int EntryLength => group.EntryLength;

    /// <summary>Bytes of an entry that every version has.</summary>
    public int BaseEntryLength => group.BaseEntryLength;

    public int MaxCount => group.MaxCount;

    /// <summary>Entries may be of several versions.</summary>
    public bool IsGrown => group.IsGrown;

    public int Since => group.Since;

    /// <summary>What came later is taken after an if.</summary>
    public string Indent => Since > 1 ? "    " : "";
}
