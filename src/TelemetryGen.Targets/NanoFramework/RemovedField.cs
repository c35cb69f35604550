using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>What goes out for a field that was removed: null where it could be null, else zeros.</summary>
internal static class RemovedField
{
    public static byte[] BytesOf(FieldSpec field, int size)
    {
        var bits = field.Optional ? field.Wire.NullBits() : 0;
        return [.. Enumerable.Range(0, size).Select(i => i < 8 ? (byte)(bits >> (8 * i)) : (byte)0)];
    }

    public static string Literal(byte value) => value == 0 ? "0" : "0x" + value.ToString("X2", CultureInfo.InvariantCulture);
}
