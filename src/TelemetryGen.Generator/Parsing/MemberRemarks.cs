using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>What the parser sees of a member that is no error: the rules say it, and need not bind its attributes again.</summary>
internal static class MemberRemarks
{
    public static IEnumerable<SpecProblem> Find(FieldSpec field, ITypeSymbol type, ImmutableArray<AttributeData> attributes) =>
        field.Reserved ? [] : OfKind(field, type, attributes).Concat(AttributesWithoutEffect.Find(field, type, attributes));

    private static IEnumerable<SpecProblem> OfKind(
        FieldSpec field, ITypeSymbol type, ImmutableArray<AttributeData> attributes) => field switch
    {
        { Kind: FieldKind.Scaled, Range: { } steps } when attributes.Find(AttributeNames.Range) is { } range => Coarse(field, steps, range),
        { Kind: FieldKind.Timestamp } => Timestamp(field, type, attributes),
        _ => [],
    };

    private static IEnumerable<SpecProblem> Coarse(FieldSpec field, IntegerRange steps, AttributeData range)
    {
        foreach (var (end, reached) in new[] { (range.Argument(0), steps.Minimum), (range.Argument(1), steps.Maximum) })
        {
            var declared = Convert.ToDecimal(end, CultureInfo.InvariantCulture);
            if (field.ToUnits(reached) is { } last && declared != last)
            {
                yield return new(RuleIds.BadStep, field.Name, string.Format(
                    CultureInfo.InvariantCulture,
                    "The range of {0} ends at {1}; in steps of {2} the last value is {3}. Use a finer step, or end it there.", field.Name,
                    declared, NumberText.Format(field.Step), NumberText.Format(last)));
            }
        }
    }

    private static IEnumerable<SpecProblem> Timestamp(FieldSpec field, ITypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        if (attributes.Find(AttributeNames.Timestamp) is null)
        {
            yield return new(
                RuleIds.Timestamp, field.Name,
                $"{field.Name} has no resolution and counts milliseconds; give it [Timestamp(TimeUnit.Milliseconds)] or "
                    + "another unit.") { Suggestion = "Milliseconds" };
        }

        if (IsDateTime(type))
        {
            yield return new(
                RuleIds.Timestamp, field.Name,
                $"{field.Name} is a DateTime, whose kind may be unspecified; such a value is refused. Use DateTimeOffset.") { Suggestion =
                    "System.DateTimeOffset" };
        }
    }

    private static bool IsDateTime(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_DateTime
        || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && nullable.TypeArguments[0].SpecialType == SpecialType.System_DateTime;
}
