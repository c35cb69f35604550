using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What to do about a range that its type does not hold.</summary>
internal static class RangeAdvice
{
    public static SpecProblem TooWide(FieldSpec field, IntegerRange range)
    {
        var bounds = field.Wire.Bounds(field.HasNullValue);
        var fitting = WireTypes.Narrowest(range.Minimum, range.Maximum, field.HasNullValue);
        var isInteger = field.Kind == FieldKind.Integer;
        var wider = fitting is not { } wire ? "Use a range"
            : Invariant($"Use {(isInteger ? CSharpNames.GetKeyword(wire) : wire.SbeName())}, which holds it, or a range");
        return new(
            RuleIds.RangeTooWide, field.Name,
            Invariant($"The range of {field.Name}, {range.Minimum}..{range.Maximum} in steps, does not fit {field.Wire.SbeName()}. ")
                + Invariant($"{wider} within {bounds.Minimum}..{bounds.Maximum}{(isInteger ? "" : " steps")}."))
        {
            // What C# calls the type; an array has its in another place.
            Suggestion = isInteger && field.IsScalar && fitting is { } type ? CSharpNames.GetKeyword(type) : null,
        };
    }
}
