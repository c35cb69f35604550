using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>Variable data: a length of one or two bytes, then so many.</summary>
internal sealed class DataStep(DataSlot slot, DeviceField? live, Locals written, Locals read)
{
    /// <summary>The text or the bytes; null when it was removed.</summary>
    public DeviceField? Field => live;

    public bool IsRemoved => live is null;

    public string Name => slot.Field.Name;

    public bool IsText => live is { IsText: true };

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => slot.LengthType.Size();

    /// <summary>The most bytes.</summary>
    public int Limit => slot.Field.MaxBytes;

    /// <summary>The variable of its length while it is written.</summary>
    public string LengthLocal { get; } = live is null ? "" : written.Of(slot.Field.Name, "Length");

    /// <summary>The variables of a reader: where it ends, and of a text what it says.</summary>
    public string EndLocal { get; } = read.Of(slot.Field.Name, "End");

    public string TextLocal { get; } = live is { IsText: true } ? read.Of(slot.Field.Name) : "";

    public int Since => slot.Since;
}
