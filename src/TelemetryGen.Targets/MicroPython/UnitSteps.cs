using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>From engineering units to steps, in whole numbers only: a float literal does not compile on a board without floats.</summary>
internal static class UnitSteps
{
    // What a float32 counts with halves in between.
    private const decimal Float32Halves = 1 << 23;

    /// <summary>Python for the steps of <c>value</c>.</summary>
    public static string Format(FieldSpec field)
    {
        var (size, scale, zero) = StepScale.From(field);
        return (size, scale, zero) switch
        {
            (1, 1, 0) => "round(value)",
            _ when !NeedsHelper(field) => $"round(value * {PythonTypes.Literal(scale)})",
            (1, _, 0) => $"to_steps(value, {PythonTypes.Literal(scale)})",
            (_, _, 0) => $"to_steps(value, {PythonTypes.Literal(scale)}, {PythonTypes.Literal(size)})",
            _ => $"to_steps(value, {PythonTypes.Literal(scale)}, {PythonTypes.Literal(size)}, {PythonTypes.Literal(zero)})",
        };
    }

    /// <summary>Python for the steps of <c>value</c> that is a text of digits.</summary>
    public static string FormatText(FieldSpec field)
    {
        var (size, scale, zero) = StepScale.From(field);
        var rest = (size, zero) switch
        {
            (1, 0) => "",
            (_, 0) => $", {PythonTypes.Literal(size)}",
            _ => $", {PythonTypes.Literal(size)}, {PythonTypes.Literal(zero)}",
        };
        return $"text_steps(value, {PythonTypes.Literal(scale)}{rest})";
    }

    /// <summary>The product may miss the middle between two steps, and a function of the module looks at it.</summary>
    public static bool NeedsHelper(FieldSpec field) => field.Kind == FieldKind.Scaled && !StepScale.From(field).IsBinary;

    /// <summary>
    /// Up to where steps are right on a board whose floats have 24 bits, in units; null where that is the whole range of the field.
    /// </summary>
    public static string? Float32Limit(FieldSpec field)
    {
        var (size, scale, zero) = StepScale.From(field);
        var (range, step, first) = (field.WireRange, (double)size, (double)zero);
        var parts = Math.Max(Math.Abs(((double)range.Minimum * step) + first), Math.Abs(((double)range.Maximum * step) + first));
        return (2 * parts) + step <= (double)Float32Halves ? null : NumberText.Format(TwoDigits(Float32Halves / 2 / scale));
    }

    // Rounded down: 0.4194304 is 0.41.
    private static decimal TwoDigits(decimal value)
    {
        var unit = 1m;
        while (value / unit >= 100)
        {
            unit *= 10;
        }

        while (value / unit < 10 && unit > 1e-26m)
        {
            unit /= 10;
        }

        return decimal.Floor(value / unit) * unit;
    }
}
