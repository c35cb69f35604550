using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>
/// Numbers as all outputs, documents and messages write them: a point, no zeros after the last digit, no groups of digits, and exact.
/// </summary>
public static class NumberText
{
    // A decimal has 28 digits after the decimal point at most.
    private const string Digits = "0.############################";

    /// <summary>Such as <c>0.01</c>, <c>-40</c>, <c>79228162514264337593543950335</c>: never an exponent.</summary>
    public static string Format(decimal value) => value.ToString(Digits, CultureInfo.InvariantCulture);

    /// <summary>An integer.</summary>
    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The shortest text that is that double again, such as <c>0.1</c> or <c>1E+300</c>; also <c>NaN</c>, <c>Infinity</c> and
    /// <c>-Infinity</c>.
    /// </summary>
    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The shortest text that is that float again.</summary>
    public static string Format(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
