using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// TLG0014: attributes of other libraries that are called as ours, or say what ours say. A range that nobody looks at lets all values pass.
/// Whoever wants both, for a validator and for messages, writes both: beside ours nothing is said of another.
/// </summary>
internal static class OtherAttributes
{
    private const string Message = "Telemetry";
    private const string Ending = "Attribute";
    private const string Validation = "System.ComponentModel.DataAnnotations";

    /// <summary>What is said by ours, or by one of ours that says the same.</summary>
    private static readonly Dictionary<string, string[]> Ours = new()
    {
        ["Timestamp"] = [AttributeNames.Timestamp],
        ["Scaled"] = [AttributeNames.Scaled],
        ["Unit"] = [AttributeNames.Unit],
        ["Range"] = [AttributeNames.Range],
        ["Since"] = [AttributeNames.Since],
        ["MaxLength"] = [AttributeNames.MaxLength, AttributeNames.FixedLength],
        ["FixedLength"] = [AttributeNames.FixedLength, AttributeNames.MaxLength],
        ["Sequence"] = [AttributeNames.Sequence],
        ["TargetName"] = [AttributeNames.TargetName],
        ["Reserved"] = [AttributeNames.Reserved],
        ["TelemetryIgnore"] = [AttributeNames.Ignore],
    };

    /// <summary>What a carried member has of others and not of us.</summary>
    public static IEnumerable<SpecProblem> Check(IPropertySymbol property, ImmutableArray<AttributeData> attributes)
    {
        foreach (var (attribute, isOfField) in attributes.Select(a => (a, false))
            .Concat(GetFieldAttributes(property).Select(a => (a, true))))
        {
            if (attribute.AttributeClass is { } type
                && Meant(type) is ({ } called, { } meant)
                && Concerns(called, property.Type)
                && !Ours[called].Any(o => attributes.Find(o) is not null))
            {
                var derived = SymbolEqualityComparer.Default.Equals(type, meant) ? "" : $", a [{GetName(meant)}] of {GetNamespace(meant)}";
                yield return new(
                    RuleIds.OtherAttribute,
                    property.Name,
                    $"{property.Name} has [{(isOfField ? "field: " : "")}{GetName(type)}] of {GetNamespace(type)}{derived}, at which no "
                        + $"message looks. Use [{called}] of TelemetryGen, alone or beside it.")
                {
                    Suggestion = !isOfField && derived.Length == 0 && Takes(called, attribute) ? called : null,
                };
            }
        }
    }

    /// <summary>What a type has in place of <c>[Telemetry]</c>: another's, with a number as ours has it; null for one with none.</summary>
    public static SpecProblem? CheckType(INamedTypeSymbol type) =>
        type.GetAttributes().Select(a => a.AttributeClass is { TypeKind: not TypeKind.Error } other && GetName(other) == Message
            && !IsOurs(other) && a.Argument(0) is int ? other : null)
            .FirstOrDefault(a => a is not null) is { } foreign
            ? new(RuleIds.OtherAttribute, null,
                $"{type.Name} has [{Message}] of {GetNamespace(foreign)}, which makes no message of it. Use [{Message}] of TelemetryGen, "
                    + "alone or beside it.")
            : null;

    // [field: Range(0, 5)] stands on what the compiler makes after a property.
    private static IEnumerable<AttributeData> GetFieldAttributes(IPropertySymbol property) =>
        property.ContainingType.GetMembers($"<{property.Name}>k__BackingField").OfType<IFieldSymbol>().SelectMany(f => f.GetAttributes());

    // The attribute itself, or the one that it is made of, is called as ours.
    private static (string? Called, INamedTypeSymbol? Meant) Meant(INamedTypeSymbol type)
    {
        for (var one = type; one is not null && !IsOurs(one) && one.SpecialType == SpecialType.None; one = one.BaseType)
        {
            if (OursFor(one) is { } called)
            {
                return (called, one);
            }
        }

        return (null, null);
    }

    private static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: nameof(TelemetryGen), ContainingNamespace.IsGlobalNamespace: true };

    private static string? OursFor(INamedTypeSymbol type)
    {
        var name = GetName(type);
        return Ours.ContainsKey(name) ? name
            : name is "StringLength" or "Length" && GetNamespace(type) == Validation ? "MaxLength"
            : null;
    }

    private static string GetName(INamedTypeSymbol type) =>
        type.Name.EndsWith(Ending, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Ending.Length) : type.Name;

    private static string GetNamespace(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString();

    // Where ours could not stand, another means something else: [Timestamp] of bytes is a row's version in a database.
    private static bool Concerns(string called, ITypeSymbol type) => called switch
    {
        "Range" => IsNumber(Bare(type)) || (ListType.Match(type) is var (element, _) && IsNumber(element)),
        "Timestamp" => Bare(type).ToDisplayString() is "System.DateTimeOffset" or "System.DateTime",
        "MaxLength" => type.SpecialType == SpecialType.System_String || ListType.Match(type) is not null || type is IArrayTypeSymbol,
        _ => true,
    };

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    private static bool IsNumber(ITypeSymbol type) =>
        FieldTypeParser.GetWire(type) is not null || type.SpecialType == SpecialType.System_Decimal
            || type.ToDisplayString() == "System.TimeSpan";

    // Whether ours can have the arguments as they are written, those with names aside.
    private static bool Takes(string called, AttributeData attribute)
    {
        var values = attribute.ConstructorArguments.Select(a => a.Kind == TypedConstantKind.Primitive ? a.Value : null).ToList();
        return called switch
        {
            "Timestamp" => true,
            "Range" => values.Count == 2 && values.All(v => v is int or long or ulong or float or double),
            "Scaled" => values.Count == 1 && values[0] is int or float or double,
            "Unit" or "TargetName" => values.Count == 1 && values[0] is string,
            "MaxLength" or "FixedLength" or "Since" => values.Count is 1 or 2 && values.All(v => v is int),
            _ => values.Count == 0,
        };
    }
}
