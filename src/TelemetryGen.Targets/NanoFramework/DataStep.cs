using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>Variable data: a length of one or two bytes, then so many.</summary>
internal sealed class DataStep(DeviceData data, DeviceField? live, Locals written, Locals read)
{
    /// <summary>The text or the bytes; null when it was removed.</summary>
    public DeviceField? Field => live;

    public bool IsReserved => data.IsReserved;

    public string Name => data.Name;

    public bool IsText => live is { IsText: true };

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => data.Prefix;

    /// <summary>The most bytes.</summary>
    public int Limit => data.Limit;

    /// <summary>The variable of its length while it is written.</summary>
    public string LengthLocal { get; } = live is null ? "" : written.Get(data.Name, "Length");

    /// <summary>The variables of a reader: where it ends, and of a text what it says.</summary>
    public string EndLocal { get; } = read.Get(data.Name, "End");

    public string TextLocal { get; } = live is { IsText: true } ? read.Get(data.Name) : "";

    public int Since => data.Since;
}
