using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>From engineering units to steps, in whole numbers only: a float literal does not compile on a board without floats.</summary>
internal static class UnitSteps
{
    /// <summary>Python for the steps of <c>value</c>, not yet rounded.</summary>
    public static string Of(FieldSpec field)
    {
        var (up, down) = (1m, field.Step);
        while (decimal.Truncate(down) != down)
        {
            (up, down) = (up * 10, down * 10);
        }

        // 0.25 is 25/100: value * 4 says the same.
        var common = GreatestCommonDivisor(up, down);
        (up, down) = (up / common, down / common);
        var value = FromOffset(field, out var scale);
        common = GreatestCommonDivisor(up, down * scale);
        (up, down) = (up / common, down * scale / common);
        return (up, down) switch
        {
            (1, 1) => value,
            (_, 1) => $"{value} * {PythonTypes.Literal(up)}",
            (1, _) => $"{value} / {PythonTypes.Literal(down)}",
            _ => $"{value} * {PythonTypes.Literal(up)} / {PythonTypes.Literal(down)}",
        };
    }

    // An offset of 0.5 has no literal without floats: value * 2 - 1 is twice the difference, and the scale says so.
    private static string FromOffset(FieldSpec field, out decimal scale)
    {
        var (offset, times) = (field.Offset, 1m);
        while (decimal.Truncate(offset) != offset)
        {
            (offset, times) = (offset * 10, times * 10);
        }

        scale = times;
        var value = times == 1 ? "value" : $"value * {PythonTypes.Literal(times)}";
        return offset switch
        {
            0 => "value",
            < 0 => $"({value} + {PythonTypes.Literal(-offset)})",
            _ => $"({value} - {PythonTypes.Literal(offset)})",
        };
    }

    private static decimal GreatestCommonDivisor(decimal a, decimal b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
