using System.ComponentModel;

namespace TelemetryGen;

/// <summary>Nullable booleans as SBE has them: uint8 0, 1, and 255 for null. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageBoolean
{
    /// <summary>The byte of a value.</summary>
    public static byte ToWire(bool? value) => value is { } known ? known ? (byte)1 : (byte)0 : byte.MaxValue;

    /// <summary>The value of a byte that <see cref="IsValid"/> one.</summary>
    public static bool? FromWire(byte wire) => wire == byte.MaxValue ? null : wire == 1;

    /// <summary>Checks that a byte is 0, 1 or null.</summary>
    public static bool IsValid(byte wire) => wire is 0 or 1 or byte.MaxValue;

    /// <summary>What another byte is refused with.</summary>
    public static bool Fail(out TelemetryError error, string subject, byte wire) =>
        TelemetryError.Fail(out error, TelemetryErrorCode.InvalidBoolean, subject, wire);
}
