using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A list of numbers or of records to a fixed array or a repeating group.</summary>
internal static class ListParser
{
    /// <summary>The field; null after adding to <paramref name="problems"/>.</summary>
    public static FieldType? Parse(
        string name, ITypeSymbol element, ListForm form, bool optional, ImmutableArray<AttributeData> attributes, NestedRecordParser parts,
        List<SpecProblem> problems)
    {
        if (FieldTypeParser.GetWire(element) is { } wire)
        {
            return Numbers(name, wire, element, form, optional, attributes, problems) is { } numbers ? new(numbers) : null;
        }

        if (!NestedRecordParser.IsNestedRecord(element))
        {
            problems.Add(new(
                RuleIds.UnsupportedType, name,
                $"{name} is a list of {element.ToDisplayString()}; lists hold numbers or records. Put the value into "
                    + "a record.") { Suggestion = GetNumber(element) });
            return null;
        }

        if (element.NullableAnnotation == NullableAnnotation.Annotated)
        {
            problems.Add(new(
                RuleIds.UnsupportedType, name,
                $"{name} is a list of {element.ToDisplayString(NullableFlowState.MaybeNull)}; an entry cannot be null. Take the ? from "
                    + "its type."));
            return null;
        }

        if (attributes.Find(AttributeNames.MaxLength)?.Argument(0) is not int count)
        {
            problems.Add(new(RuleIds.NoBound, name, $"{name} is a list without bound; give it [MaxLength(entries)].") { Suggestion = "8" });
            return null;
        }

        return parts.Parse(name, (INamedTypeSymbol)element, problems) is { } nested
            ? new(new FieldSpec(name, FieldKind.Record, WireType.UInt8) { Optional = optional,
                MaxCount = CheckedCount(name, count, problems), NestedRecord = nested.Message }, NestedRecord: nested)
            : null;
    }

    private static FieldSpec? Numbers(
        string name, WireType wire, ITypeSymbol element, ListForm form, bool optional, ImmutableArray<AttributeData> attributes,
        List<SpecProblem> problems)
    {
        if (form != ListForm.Array)
        {
            problems.Add(new(RuleIds.UnsupportedType, name,
                $"{name} is a list of numbers; make it {element.ToDisplayString()}[].") { Suggestion = $"{element.ToDisplayString()}[]" });
            return null;
        }

        var field = new FieldSpec(name, wire.IsFloat() ? FieldKind.Float : FieldKind.Integer, wire) { Optional = optional };
        if (attributes.Find(AttributeNames.FixedLength)?.Argument(0) is int length)
        {
            return field with { Length = CheckedCount(name, length, problems) };
        }

        if (attributes.Find(AttributeNames.MaxLength)?.Argument(0) is int count)
        {
            return field with { MaxCount = CheckedCount(name, count, problems) };
        }

        problems.Add(new(RuleIds.NoBound, name,
            $"{name} is an array without bound; give it [MaxLength(numbers)] or [FixedLength(numbers)].") { Suggestion = "8" });
        return null;
    }

    // Of numbers that may be null, an array of those that may not.
    private static string? GetNumber(ITypeSymbol element) =>
        element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && FieldTypeParser.GetWire(nullable.TypeArguments[0]) is not null
            ? $"{nullable.TypeArguments[0].ToDisplayString()}[]"
            : null;

    // Below 1 a field would be no list at all.
    private static int CheckedCount(string name, int count, List<SpecProblem> problems)
    {
        if (count is < 1 or > WireLayout.MaxEntries)
        {
            problems.Add(new(RuleIds.NoBound, name, $"{name} needs a length of 1..{WireLayout.MaxEntries}."));
        }

        return count;
    }
}
