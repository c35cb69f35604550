namespace TelemetryGen.Schema;

/// <summary>
/// Steps to engineering units and back, in decimals, which are exact: value = steps x step + offset. Of a field that is not scaled both are
/// the same number.
/// </summary>
public static class StepUnits
{
    /// <summary>The value of that many steps.</summary>
    /// <returns>Null where it is beyond all decimals, as 2^63 steps of 1E+12 are.</returns>
    public static decimal? ToUnits(this FieldSpec field, decimal steps)
    {
        try
        {
            return (steps * field.Step) + field.Offset;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>How many steps a value is, which need not be a whole number.</summary>
    /// <param name="units">The value.</param>
    /// <param name="step">One step, above 0.</param>
    /// <param name="offset">What 0 steps are.</param>
    /// <returns>Null where they are beyond all decimals.</returns>
    public static decimal? ToSteps(decimal units, decimal step, decimal offset)
    {
        try
        {
            return (units - offset) / step;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A bound of a field as its declaration says it, in units; in steps where those are beyond all decimals.</summary>
    public static string BoundText(this FieldSpec field, decimal steps) =>
        field.ToUnits(steps) is { } units
            ? NumberText.Format(units)
            : $"{NumberText.Format(steps)} steps of {NumberText.Format(field.Step)}";
}
