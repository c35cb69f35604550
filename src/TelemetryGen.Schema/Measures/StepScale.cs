namespace TelemetryGen.Schema;

/// <summary>
/// The measure of a scaled field in whole numbers: value = (steps x <paramref name="Size"/> + <paramref name="Zero"/>) /
/// <paramref name="Scale"/>. A step of 0.3 from 0.25 on is (steps x 6 + 5) / 20. A runtime that counts in them is exact where 0.3 itself is
/// no double; decision 0122.
/// </summary>
/// <param name="Size">One step, above 0.</param>
/// <param name="Scale">What one engineering unit is, above 0.</param>
/// <param name="Zero">What 0 steps are.</param>
public readonly record struct StepScale(decimal Size, decimal Scale, decimal Zero)
{
    /// <summary>The smallest step that a field may count.</summary>
    public const decimal SmallestStep = 0.000000000001m;

    /// <summary>The largest step that a field may count.</summary>
    public const decimal LargestStep = 1_000_000_000_000m;

    /// <summary>Offsets are nearer to 0.</summary>
    public const decimal OffsetLimit = 1_000_000_000_000_000m;

    /// <summary>The least whole numbers that say step and offset of a scaled field.</summary>
    /// <exception cref="OverflowException">The offset has digits that no count of such steps reaches; <see cref="SpecCheck"/> refuses such
    /// a field.</exception>
    public static StepScale From(FieldSpec field)
    {
        var tens = InTens(field);
        var common = Common(Common(tens.Size, tens.Scale), Math.Abs(tens.Zero));
        return new(tens.Size / common, tens.Scale / common, tens.Zero / common);
    }

    /// <summary>The same with a power of ten for scale, which is quicker to divide by.</summary>
    /// <exception cref="OverflowException">As in <see cref="From"/>.</exception>
    public static StepScale InTens(FieldSpec field)
    {
        var tens = new StepScale(field.Step, 1, field.Offset);
        while (decimal.Truncate(tens.Size) != tens.Size || decimal.Truncate(tens.Zero) != tens.Zero)
        {
            tens = new(tens.Size * 10, tens.Scale * 10, tens.Zero * 10);
        }

        // Without the zeros after the decimal point that a decimal keeps.
        return new(decimal.Truncate(tens.Size), tens.Scale, decimal.Truncate(tens.Zero));
    }

    /// <summary>
    /// Step and offset of a scaled field are whole numbers of 64 bits that a double holds, in parts of a unit, and steps next to the offset
    /// differ.
    /// </summary>
    public static bool IsExact(FieldSpec field)
    {
        const decimal apart = 1L << 49, largestScale = 1e22m;
        try
        {
            var (size, scale, zero) = InTens(field);
            return size > 0 && IsSure(size) && IsSure(zero) && Math.Abs(zero) / size <= apart && scale <= largestScale;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // A cast from double keeps the 15 digits that a double is sure of.
    private static bool IsSure(decimal whole) => Math.Abs(whole) <= 1e18m && (decimal)(double)whole == whole;

    /// <summary>
    /// The steps that a double tells apart, for a field without a range: without gaps to 2^53; to 2^49 where a sum and a quotient stand
    /// between steps and value, each of which is rounded.
    /// </summary>
    public static IntegerRange CountedInDouble(FieldSpec field)
    {
        const decimal products = 1L << 53, quotients = 1L << 49;
        var limit = field.Wire.Size() < 8 || !IsExact(field) || From(field) is { Size: 1, Zero: 0 } ? products : quotients;
        return new(-limit, limit);
    }

    /// <summary>Steps of a half, a quarter, ... or one unit, from 0 on: every product is exact, and an ordinary rounding does.</summary>
    public bool IsBinary => Size == 1 && Zero == 0 && IsPowerOfTwo(Scale);

    /// <summary>Steps and offset are exact in binary: so is a product with the step as it is.</summary>
    public bool HasBinaryScale => IsPowerOfTwo(Scale);

    /// <summary>The steps of a double, by the rule that all runtimes follow.</summary>
    /// <returns>A whole number; NaN and infinity as they are.</returns>
    public double Round(double value) => StepRounding.Settle(value, Nearest(value), (double)Size, (double)Scale, (double)Zero);

    /// <summary>The steps of a float, by the rule that all runtimes follow.</summary>
    /// <returns>A whole number; NaN and infinity as they are.</returns>
    public double Round(float value) => StepRounding.Settle(value, Nearest(value), (double)Size, (double)Scale, (double)Zero);

    private double Nearest(double value) => Math.Round(((value * (double)Scale) - (double)Zero) / (double)Size);

    private static bool IsPowerOfTwo(decimal scale)
    {
        while (scale % 2 == 0)
        {
            scale /= 2;
        }

        return scale == 1;
    }

    private static decimal Common(decimal a, decimal b) => b == 0 ? a : Common(b, a % b);
}
