using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>The class of the library that reads and writes variable data.</summary>
internal static class DataClass
{
    /// <summary>Of text or of bytes; what was removed is bytes, whatever it was.</summary>
    public static string GetName(DataSlot data) => data.Field is { Kind: FieldKind.Text, Reserved: false } ? "MessageText" : "MessageBytes";
}
