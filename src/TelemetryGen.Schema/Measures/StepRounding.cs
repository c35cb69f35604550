namespace TelemetryGen.Schema;

/// <summary>
/// The one rule from engineering units to whole steps, linked into the library that generated codecs call and used by the tools
/// (docs/wire-format.md, decision 0122): the nearest step to the decimal that was meant, of two the even one. A double stands for a decimal
/// of up to 15 digits: it is a step, or the middle between two, when it is the double nearest to that; and so is a float when it is the
/// float nearest to it.
/// </summary>
internal static class StepRounding
{
    // Counts below, and what is done with them here, fit 64 bits. Beyond, neighbouring doubles are whole steps and more apart.
    private const double Exact = 1L << 61;

    /// <summary>The steps of a double.</summary>
    /// <param name="value">Engineering units.</param>
    /// <param name="steps">Its steps by floating-point arithmetic, a whole number: at most one beside the right one.</param>
    /// <param name="size">A step, in parts of a unit.</param>
    /// <param name="scale">Parts in a unit.</param>
    /// <param name="zero">0 steps, in parts of a unit.</param>
    public static double Settle(double value, double steps, double size, double scale, double zero)
    {
        if (!(Math.Abs(value * scale) < Exact))
        {
            return steps;
        }

        var (below, parts, above) = Places(steps, size, zero);
        return value == parts / scale ? steps : Settle(steps, value.CompareTo(below / (2 * scale)), value.CompareTo(above / (2 * scale)));
    }

    /// <summary>The steps of a float; parameters as of the other.</summary>
    public static double Settle(float value, double steps, double size, double scale, double zero)
    {
        if (!(Math.Abs(value * scale) < Exact))
        {
            return steps;
        }

        var (below, parts, above) = Places(steps, size, zero);
        return value == (float)(parts / scale)
            ? steps
            : Settle(steps, value.CompareTo((float)(below / (2 * scale))), value.CompareTo((float)(above / (2 * scale))));
    }

    /// <summary>The steps of a decimal, exactly.</summary>
    /// <exception cref="OverflowException">They are beyond all decimals.</exception>
    public static decimal Round(decimal value, decimal step, decimal offset)
    {
        var fromZero = value - offset;
        var rest = fromZero % step;
        var steps = (fromZero - rest) / step;
        var half = Math.Abs(rest).CompareTo(step - Math.Abs(rest));
        return half > 0 || (half == 0 && steps % 2 != 0) ? steps + Math.Sign(fromZero) : steps;
    }

    // The steps in parts, and the middles before and after them in halves of a part. What leaves 64 bits on the way comes back.
    private static (double Below, double Parts, double Above) Places(double steps, double size, double zero)
    {
        var (part, parts) = ((long)size, unchecked(((long)steps * (long)size) + (long)zero));
        return ((2 * parts) - part, parts, (2 * parts) + part);
    }

    private static double Settle(double steps, int toBelow, int toAbove)
    {
        var isOdd = steps % 2 != 0;
        return toBelow < 0 || (toBelow == 0 && isOdd) ? steps - 1
            : toAbove > 0 || (toAbove == 0 && isOdd) ? steps + 1
            : steps;
    }
}
