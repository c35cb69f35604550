using System.Globalization;
using System.Numerics;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>From engineering units to steps, in whole numbers only: a float literal does not compile on a board without floats.</summary>
internal static class UnitSteps
{
    /// <summary>Python for the steps of <c>value</c>, not yet rounded.</summary>
    public static string Of(FieldSpec field)
    {
        var (up, down) = (PowerOfTen(field.Step), Whole(field.Step));

        // 0.25 is 25/100: value * 4 says the same.
        var common = BigInteger.GreatestCommonDivisor(up, down);
        (up, down) = (up / common, down / common);
        var value = FromOffset(field, out var scale);
        common = BigInteger.GreatestCommonDivisor(up, down * scale);
        (up, down) = (up / common, down * scale / common);
        return (up, down) switch
        {
            ({ IsOne: true }, { IsOne: true }) => value,
            (_, { IsOne: true }) => $"{value} * {up}",
            ({ IsOne: true }, _) => $"{value} / {down}",
            _ => $"{value} * {up} / {down}",
        };
    }

    // An offset of 0.5 has no literal without floats: value * 2 - 1 is twice the difference, and the scale says so.
    private static string FromOffset(FieldSpec field, out BigInteger scale)
    {
        var offset = Whole(field.Offset);
        scale = PowerOfTen(field.Offset);
        var value = scale.IsOne ? "value" : $"value * {scale}";
        return offset.Sign switch
        {
            0 => "value",
            < 0 => $"({value} + {-offset})",
            _ => $"({value} - {offset})",
        };
    }

    // A decimal is its digits by a power of ten. Their products may have twice as many digits as one holds.
    private static BigInteger Whole(decimal number) =>
        BigInteger.Parse(Trimmed(number).ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static BigInteger PowerOfTen(decimal number) => BigInteger.Pow(10, Trimmed(number).Scale);

    // Dividing by 1 at full precision drops the zeros that a decimal keeps.
    private static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;
}
