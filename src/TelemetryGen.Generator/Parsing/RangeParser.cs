using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary><c>[Range]</c> in engineering units to bounds on the wire.</summary>
internal static class RangeParser
{
    private const double DecimalLimit = 7.9e27;

    /// <summary>The field with its declared bounds.</summary>
    public static FieldSpec Apply(FieldSpec field, ImmutableArray<AttributeData> attributes, List<SpecProblem> problems)
    {
        if (attributes.Find(AttributeNames.Range) is not { } range)
        {
            return field;
        }

        switch (field.Kind)
        {
            case FieldKind.Float when Double(range, 0) is { } minimum && Double(range, 1) is { } maximum:
                return field with { FloatRange = new(minimum, maximum) };
            case FieldKind.Integer or FieldKind.Scaled or FieldKind.Duration when ToSteps(field, attributes) is { } steps:
                return field with { Range = steps };
            case FieldKind.Integer or FieldKind.Scaled or FieldKind.Float or FieldKind.Duration:
                problems.Add(new(
                    RuleIds.RangeTooWide, field.Name,
                    $"The range of {field.Name} is not made of numbers that a message can carry. Give it two numbers, neither NaN nor "
                        + "infinite, and of whole numbers and steps none above 7.9e27."));
                return field;
            default:
                problems.Add(new(RuleIds.UnsupportedType, field.Name, $"{field.Name} is not a number and has no range."));
                return field;
        }
    }

    /// <summary>The bounds in steps: what the declared range holds of whole steps. Null without one.</summary>
    public static IntegerRange? ToSteps(FieldSpec field, ImmutableArray<AttributeData> attributes)
    {
        var range = attributes.Find(AttributeNames.Range);
        return range is not null && Steps(field, range, 0) is { } minimum && Steps(field, range, 1) is { } maximum
            ? new(decimal.Ceiling(minimum), decimal.Floor(maximum))
            : null;
    }

    // Null where the number of steps is beyond decimal, and so far beyond any integer of the wire.
    private static decimal? Steps(FieldSpec field, AttributeData range, int index) =>
        Double(range, index) is { } value && Math.Abs(value) < DecimalLimit
            ? StepUnits.ToSteps(
                Convert.ToDecimal(range.Argument(index), System.Globalization.CultureInfo.InvariantCulture), field.Step, field.Offset)
            : null;

    private static double? Double(AttributeData range, int index) => range.Argument(index) switch
    {
        long value => value,
        ulong value => value,
        double value when !double.IsNaN(value) => value,
        _ => null,
    };
}
