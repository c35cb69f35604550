using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>Expressions from engineering units to steps and back (docs/wire-format.md, decision 0122).</summary>
internal static class ScaledValue
{
    // What DecimalSteps has a method for, by exponent.
    private static readonly string[] Divisions =
        ["", "Tenths", "Hundredths", "Thousandths", "TenThousandths", "HundredThousandths", "Millionths", "TenMillionths",
            "HundredMillionths", "Billionths"];

    /// <summary>The steps of a value: a whole double, or a whole decimal, not yet looked at.</summary>
    public static string ToSteps(FieldSpec field, MemberShape member, string value)
    {
        if (FieldValue.IsDecimal(member))
        {
            return $"MessageDecimal.ToSteps({value}, {Literals.Decimal(field.Step)}, {Literals.Decimal(field.Offset)})";
        }

        var measure = StepScale.From(field);
        var scale = Literal(measure.Scale);
        return measure switch
        {
            // A float is rounded as the double that it is.
            { IsBinary: true, Scale: 1 } => $"Math.Round((double){value})",
            { IsBinary: true } => $"Math.Round({value} * {scale})",
            { Size: 1, Zero: 0 } when field.Wire.Size() <= 4 && member.UnderlyingType == "double" =>
                $"ScaledSteps.Round32({value}, {scale})",
            { Size: 1, Zero: 0 } => $"ScaledSteps.Round({value}, {scale})",
            _ => $"ScaledSteps.Round({value}, scale: {scale}, size: {Literal(measure.Size)}, zero: {Literal(measure.Zero)})",
        };
    }

    /// <summary>The value of steps, in the member's type.</summary>
    public static string ToUnits(FieldSpec field, MemberShape member, string steps) =>
        FieldValue.IsDecimal(member) ? (field is { Step: 1, Offset: 0 }
            ? $"(decimal){steps}"
            : Plus(Times(steps, field.Step, Literals.Decimal), field.Offset, Literals.Decimal))
        : member.UnderlyingType == "float" ? $"(float)({InDouble(field, steps)})"
        : InDouble(field, steps);

    // The double nearest to the decimal: whole numbers up to the one division at the end. 57 * 0.01 misses 0.57, 57 / 100 does not.
    private static string InDouble(FieldSpec field, string steps)
    {
        var measure = StepScale.From(field);
        if (measure.HasBinaryScale)
        {
            return measure is { Size: 1, Scale: 1, Zero: 0 }
                ? $"(double){steps}"
                : Plus(Times(steps, field.Step, Literal), field.Offset, Literal);
        }

        // A power of ten is quicker to divide by, as long as its whole numbers are none too large.
        var tens = StepScale.InTens(field);
        if (tens.Scale > 1_000_000_000 || !IsCounted(tens, field.WireRange))
        {
            return $"({Plus(Times(steps, measure.Size, Literal), measure.Zero, Literal)}) / {Literal(measure.Scale)}";
        }

        var dividend = Plus(Times(steps, tens.Size, Literal), tens.Zero, Literal);
        return $"DecimalSteps.{Divisions[NumberText.Format(tens.Scale).Length - 1]}({dividend})";
    }

    private static bool IsCounted(StepScale measure, IntegerRange range)
    {
        const decimal most = 1L << 53;
        return Math.Max(Math.Abs(range.Minimum), range.Maximum) <= most / measure.Size;
    }

    private static string Times(string value, decimal factor, Func<decimal, string> literal) =>
        factor == 1 ? value : $"{value} * {literal(factor)}";

    private static string Plus(string value, decimal term, Func<decimal, string> literal) => term == 0 ? value
        : $"{(value.Contains(" * ") ? $"({value})" : value)} {(term < 0 ? "-" : "+")} {literal(Math.Abs(term))}";

    private static string Literal(decimal value) => Literals.Double((double)value);
}
