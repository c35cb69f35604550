using System.Globalization;

namespace TelemetryGen;

/// <summary>How the 64 bits of an error's numbers are read.</summary>
internal enum ErrorNumberKind : byte
{
    Signed,
    Unsigned,
    Floating,

    /// <summary>The value is a float, as a double; the bounds are floats or doubles.</summary>
    Single,
}

/// <summary>The numbers of an error, from their bits: exact, whatever they are.</summary>
internal static class ErrorNumbers
{
    public static double ToDouble(this ErrorNumberKind kind, long bits) => kind switch
    {
        ErrorNumberKind.Signed => bits,
        ErrorNumberKind.Unsigned => unchecked((ulong)bits),
        _ => BitConverter.Int64BitsToDouble(bits),
    };

    public static string ToText(this ErrorNumberKind kind, long bits) => kind switch
    {
        ErrorNumberKind.Signed => bits.ToString(CultureInfo.InvariantCulture),
        ErrorNumberKind.Unsigned => unchecked((ulong)bits).ToString(CultureInfo.InvariantCulture),
        ErrorNumberKind.Single when BitConverter.Int64BitsToDouble(bits) is var number && (float)number is var single
            && (single == number || float.IsNaN(single)) => single.ToString("R", CultureInfo.InvariantCulture),
        _ => BitConverter.Int64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture),
    };
}
