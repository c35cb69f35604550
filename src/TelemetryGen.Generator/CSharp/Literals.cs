using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.CSharp;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    /// <summary>An integer; C# finds the type that holds it.</summary>
    public static string Integer(decimal value) => NumberText.Format(value);

    /// <summary>A double.</summary>
    public static string Double(double value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => NumberText.Format(value) + "d",
    };

    /// <summary>The default value of a parameter, of any type that may have one but null.</summary>
    public static string Constant(object value) => value switch
    {
        double.NaN => "double.NaN",
        float.NaN => "float.NaN",
        float number => Floating(WireType.Float32, number),
        double number => Double(number),
        decimal number => Decimal(number),
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    /// <summary>A decimal.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>A bound of a float or double, in that type: 0.1f is above 0.1d.</summary>
    public static string Floating(WireType type, double value)
    {
        if (type == WireType.Float64)
        {
            return Double(value);
        }

        var single = (float)value;
        return float.IsInfinity(single) ? $"float.{(single > 0 ? "Positive" : "Negative")}Infinity" : NumberText.Format(single) + "f";
    }

    /// <summary>One bit of a set of that width.</summary>
    public static string Bit(WireType type, int bit) => (1UL << bit).ToString(CultureInfo.InvariantCulture) + Suffix(type);

    /// <summary>No bit of a set of that width.</summary>
    public static string Zero(WireType type) => "0" + Suffix(type);

    /// <summary>The null value of an optional field.</summary>
    public static string Null(WireType type) => type.IsFloat()
        ? type == WireType.Float32 ? "MessageFloat.NullSingle" : "MessageFloat.NullDouble"
        : $"{CSharpNames.GetKeyword(type)}.{(type.IsSigned() ? "MinValue" : "MaxValue")}";

    private static string Suffix(WireType type) => type.Size() switch
    {
        8 => "UL",
        4 => "U",
        _ => "",
    };
}
