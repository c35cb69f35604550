using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// TLG0015: what stands at a field and changes nothing of it. [Scaled] and [Range] on what is no number, and [Sequence] and [Metric], have
/// errors of their own.
/// </summary>
internal static class AttributesWithoutEffect
{
    private static readonly (string Name, string Metadata, Func<FieldSpec, string?> Find)[] Checks =
    [
        ("Timestamp", AttributeNames.Timestamp, OfTimestamp),
        ("Unit", AttributeNames.Unit, OfUnit),
        ("MaxLength", AttributeNames.MaxLength, OfMaxLength),
        ("FixedLength", AttributeNames.FixedLength, OfFixedLength),
    ];

    /// <summary>What is said of a field that lives.</summary>
    public static IEnumerable<SpecProblem> Find(FieldSpec field, ITypeSymbol type, ImmutableArray<AttributeData> attributes)
    {
        foreach (var (name, metadata, find) in Checks)
        {
            if (find(field) is { } advice && attributes.Find(metadata) is not null)
            {
                yield return new(
                    RuleIds.NoEffect, field.Name,
                    $"[{name}] has no effect on {field.Name}, which is of type {type.ToDisplayString()}: {advice}, or remove [{name}].")
                {
                    Suggestion = name,
                };
            }
        }
    }

    private static string? OfTimestamp(FieldSpec field) => field.Kind == FieldKind.Timestamp
        ? null
        : "it is the resolution of a point in time. Use DateTimeOffset";

    private static string? OfUnit(FieldSpec field) => field.TakesUnit
        ? null
        : "only numbers have a unit. Use a number";

    private static string? OfMaxLength(FieldSpec field) => field.IsVariable || field.IsGroup
        ? null
        : field.Length > 0
            ? "[FixedLength] decides. Remove [FixedLength] for a length that varies"
            : "it bounds texts, byte arrays, arrays and lists. Use "
                + (field.TakesUnit ? "[Range] to bound a number" : "one of them");

    private static string? OfFixedLength(FieldSpec field) => field.Length > 0
        ? null
        : field.IsGroup
            ? "the length of a list of records varies up to its [MaxLength]. Use [MaxLength] alone"
            : "it is the length of texts, byte arrays and arrays. Use one of them";
}
