using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>Variable data. struct writes its longest form, padded; what follows overwrites the padding.</summary>
/// <param name="message">Its message.</param>
/// <param name="slot">The data.</param>
/// <param name="live">What a program sets; null when it was removed.</param>
/// <param name="start">Where it starts when nothing of variable length is before it; else null.</param>
internal sealed class DataField(MessageSpec message, DataSlot slot, RecordField? live, int? start)
{
    public RecordField? Field => live;

    public bool IsRemoved => live is null;

    public string Name => live?.Name ?? slot.Field.Name;

    /// <summary>What errors call it.</summary>
    public string Path => live?.Path ?? $"{message.Name}.{PythonNames.Of(message, slot.Field)}";

    /// <summary>What the length is to struct.</summary>
    public string LengthFormat => $"<{PythonTypes.Format(slot.LengthType)}";

    public string Format => $"{LengthFormat}{slot.Field.MaxBytes}s";

    /// <summary>The most bytes.</summary>
    public int Limit => slot.Field.MaxBytes;

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => slot.LengthType.Size();

    public int Since => slot.Since;

    /// <summary>What came later is taken behind an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    /// <summary>Where its length goes.</summary>
    public string Start => start is { } place ? $"{place}" : "end";

    /// <summary>Where the message ends behind it.</summary>
    public string End => (start is { } place ? $"end = {place + Prefix}" : $"end += {Prefix}") + (IsRemoved ? "" : $" + len({Name})");
}
