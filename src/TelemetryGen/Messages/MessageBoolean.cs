using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Nullable booleans as SBE has them: uint8 0, 1, and 255 for null. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBoolean
{
    /// <summary>The byte of a value.</summary>
    public static byte ToWire(bool? value) => value is { } known ? known ? (byte)1 : (byte)0 : byte.MaxValue;

    /// <summary>The value of a byte; false for one that has none.</summary>
    public static bool TryFromWire(byte wire, string subject, out bool? value, out TelemetryError error)
    {
        value = wire == byte.MaxValue ? null : wire == 1;
        error = wire is 0 or 1 or byte.MaxValue ? default : TelemetryError.Of(TelemetryErrorCode.BooleanUnknown, subject, wire);
        return error.Code == TelemetryErrorCode.None;
    }
}
