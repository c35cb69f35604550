using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>Variable data. struct writes its longest form, padded; what follows overwrites the padding.</summary>
/// <param name="message">Its message.</param>
/// <param name="data">The data.</param>
/// <param name="live">What a program sets; null when it was removed.</param>
internal sealed class DataField(MessageSpec message, DeviceData data, RecordField? live)
{
    public RecordField? Field => live;

    public bool IsReserved => data.IsReserved;

    public string Name => live?.Name ?? data.Name;

    /// <summary>The variable of it while it is packed.</summary>
    public string Local => live?.Local ?? "";

    /// <summary>What errors call it.</summary>
    public string Path => live?.Path ?? $"{message.Name}.{PythonNames.Get(message, data.Field)}";

    /// <summary>What the length is to struct.</summary>
    public string LengthFormat => $"<{PythonTypes.Format(data.LengthType)}";

    public string Format => $"{LengthFormat}{data.Limit}s";

    /// <summary>The most bytes.</summary>
    public int Limit => data.Limit;

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => data.Prefix;

    public int Since => data.Since;

    /// <summary>What came later is taken after an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    /// <summary>Where its length goes.</summary>
    public string Start => data.Start is { } place ? $"{place}" : "end";

    /// <summary>Where the message ends after it.</summary>
    public string End => (data.Start is { } place ? $"end = {place + Prefix}" : $"end += {Prefix}")
        + (IsReserved ? "" : $" + len({Local})");
}
