using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A repeating group: its dimension, then entry by entry.</summary>
/// <param name="message">Its message.</param>
/// <param name="slot">The group.</param>
/// <param name="live">What a program sets; null when it was removed.</param>
/// <param name="start">Where it starts when nothing of variable length is before it; else null.</param>
internal sealed class GroupField(MessageSpec message, GroupSlot slot, RecordField? live, int? start)
{
    public RecordField? Field => live;

    public string Name => slot.Field.Name;

    /// <summary>What errors call it.</summary>
    public string Path => live?.Path ?? $"{message.Name}.{PythonNames.Of(message, slot.Field)}";

    public bool IsRemoved => live is null;

    public bool IsNumbers => live is { IsNumbers: true };

    /// <summary>Where its dimension goes.</summary>
    public string Start => start is { } place ? $"{place}" : "end";

    /// <summary>Where its first entry goes.</summary>
    public string First => start is { } place ? $"{place + GroupSlot.DimensionLength}" : $"end + {GroupSlot.DimensionLength}";

    /// <summary>Where the message ends behind one without entries.</summary>
    public string EmptyEnd => start is null ? $"end += {GroupSlot.DimensionLength}" : $"end = {First}";

    public int EntryLength => slot.EntryLength;

    /// <summary>Bytes of an entry that every version has.</summary>
    public int BaseEntryLength => slot.Entry.BaseBlockLength;

    public int MaxCount => slot.Field.MaxCount;

    /// <summary>Entries may be of several versions.</summary>
    public bool IsGrown => slot.Field.Part is { HasGrown: true };

    public int Since => slot.Since;

    /// <summary>What came later is taken behind an if.</summary>
    public string Indent => Since > 1 ? "    " : "";
}
