using System.Globalization;
using System.Numerics;

namespace TelemetryGen.Json;

/// <summary>A number of JSON with all its digits: <paramref name="Digits"/> x 10^<paramref name="Exponent"/>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Digits">A whole number with the sign, without zeros at its end.</param>
/// <param name="Exponent">Where the point is.</param>
internal sealed record LongDecimal(string Text, BigInteger Digits, long Exponent)
{
    // Digits that any decimal has, and places after the decimal point.
    private const int Most = 28;

    // Below all halves of steps, which have 29 places, and above all decimals: where in there makes no difference.
    private const int Least = -64;
    private const int Largest = 64;

    private int Length => Digits.IsZero ? 0 : BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>A decimal is this number, to its last digit.</summary>
    public bool IsDecimal => Digits.IsZero || (Length <= Most && Exponent is >= -Most and <= Most && Length + Exponent <= Most);

    public static LongDecimal Parse(string text)
    {
        var e = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var whole = digits.TrimEnd('0');
        var after = point < 0 ? 0 : mantissa.Length - point - 1;
        return whole.Trim('-').Length == 0
            ? new(text, BigInteger.Zero, 0)
            : new(text, BigInteger.Parse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
                JsonNumbers.GetExponent(e < 0 ? "" : text.AsSpan(e + 1)) - after + digits.Length - whole.Length);
    }

    /// <summary>The steps of the number, exactly: the nearest, of two the even one.</summary>
    /// <exception cref="OverflowException">They are beyond all decimals.</exception>
    public BigInteger ToSteps(decimal step, decimal offset)
    {
        var (digits, exponent) = Length + Exponent > Largest ? throw new OverflowException()
            : Length + Exponent < Least ? (new BigInteger(Digits.Sign), Least)
            : (Digits, (int)Exponent);
        var places = Math.Max(-exponent, Math.Max(step.Scale, offset.Scale));
        var size = Scaled(step, places);
        var parts = (digits * BigInteger.Pow(10, exponent + places)) - Scaled(offset, places);
        var steps = BigInteger.DivRem(parts, size, out var rest);
        var half = BigInteger.Abs(rest * 2).CompareTo(size);
        return half > 0 || (half == 0 && !steps.IsEven) ? steps + parts.Sign : steps;
    }

    private static BigInteger Scaled(decimal number, int places)
    {
        var bits = decimal.GetBits(number);
        var digits = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return (number < 0 ? -digits : digits) * BigInteger.Pow(10, places - number.Scale);
    }
}
