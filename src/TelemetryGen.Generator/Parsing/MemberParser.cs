using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A property of a record, and the positional parameter it may stand for, to a field.</summary>
internal static class MemberParser
{
    private static readonly string[] FieldAttributes =
        [AttributeNames.Timestamp, AttributeNames.Scaled, AttributeNames.Unit, AttributeNames.Range, AttributeNames.Since,
            AttributeNames.MaxLength, AttributeNames.FixedLength, AttributeNames.Sequence, AttributeNames.TargetName,
            AttributeNames.Metric];

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A field with what it names, the property that holds it, and what there is to say of it.</summary>
    public sealed record Member(FieldType Type, MemberShape Shape, EquatableArray<SpecProblem> Remarks);

    public static bool IsReserved(IPropertySymbol property) => property.GetAttributes().Find(AttributeNames.Reserved) is not null;

    public static bool IsAnnotated(IPropertySymbol property) => FieldAttributes.Any(a => property.GetAttributes().Find(a) is not null);

    /// <summary>To all of the assembly, or to all.</summary>
    public static bool IsOpen(IMethodSymbol accessor) =>
        accessor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    /// <summary>The field; null after adding to <paramref name="problems"/>.</summary>
    public static Member? Parse(IPropertySymbol property, IParameterSymbol? parameter, NestedRecordParser parts, List<SpecProblem> problems)
    {
        var attributes = property.GetAttributes().AddRange(parameter?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty);
        var reserved = attributes.Find(AttributeNames.Reserved) is not null;
        if (!reserved && parameter is null && (property.SetMethod is null || !IsOpen(property.SetMethod)))
        {
            problems.Add(new(RuleIds.CannotBeSet, property.Name,
                $"{property.Name} cannot be set by a reader; give it init or set.") { Suggestion = "init" });
            return null;
        }

        var others = reserved ? [] : OtherAttributes.Check(property, attributes).ToList();
        if (others.Count > 0)
        {
            problems.AddRange(others);
            return null;
        }

        if (FieldTypeParser.Parse(property.Name, property.Type, attributes, parts, problems) is not { } type)
        {
            return null;
        }

        var field = type.Field with
        {
            Reserved = reserved,
            Sequence = !reserved && attributes.Find(AttributeNames.Sequence) is not null,
            Metric = reserved ? null : GetMetric(attributes),
            Since = attributes.Find(AttributeNames.Since)?.Argument(0) as int? ?? 1,
            Unit = attributes.Find(AttributeNames.Unit)?.Argument(0) as string,
            TargetName = GetTargetName(property.Name, attributes, problems),
        };
        field = RangeParser.Apply(field, attributes, problems);

        var list = ListType.Match(property.Type);
        var elementType = list?.Element.ToDisplayString(TypeFormat);
        var defaultValue = GetDefault(field, parameter) ?? GetEmpty(field, property.Type, elementType);
        if (field.Since > 1 && !reserved && defaultValue is null)
        {
            problems.Add(new(
                RuleIds.Addition, field.Name,
                $"{field.Name} was added in version {field.Since}; older messages lack it, so it must be nullable or a positional "
                    + "parameter with a default value."));
            return null;
        }

        var underlying = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        var shape = new MemberShape(
            property.Name,
            property.Type.ToDisplayString(TypeFormat),
            underlying.ToDisplayString(TypeFormat),
            parameter is not null,
            list?.Form ?? ListForm.None,
            elementType,
            field.Since > 1 ? defaultValue : null);
        return new(type with { Field = field }, shape, MemberRemarks.Find(field, property.Type, attributes).ToEquatableArray());
    }

    private static MetricSpec? GetMetric(ImmutableArray<AttributeData> attributes) =>
        attributes.Find(AttributeNames.Metric) is { } metric
            ? new(metric.Argument(0) is int kind ? (MetricForm)kind : MetricForm.Gauge, metric.Named("Name") as string)
            : null;

    private static string? GetTargetName(string member, ImmutableArray<AttributeData> attributes, List<SpecProblem> problems)
    {
        if (attributes.Find(AttributeNames.TargetName)?.Argument(0) is not string name)
        {
            return null;
        }

        if (!SyntaxFacts.IsValidIdentifier(name))
        {
            problems.Add(new(
                RuleIds.ReservedName, member, $"The target name '{name}' of {member} is not a valid name; use letters, digits and _."));
        }

        return name;
    }

    private static string? GetDefault(FieldSpec field, IParameterSymbol? parameter)
    {
        if (parameter is not { HasExplicitDefaultValue: true })
        {
            return field.Optional ? "null" : null;
        }

        if (parameter.ExplicitDefaultValue is not { } value)
        {
            return field.Optional ? "null" : "default";
        }

        return field.Kind is FieldKind.Enumeration or FieldKind.Flags
            ? $"({parameter.Type.ToDisplayString(TypeFormat)}){InCast(Literals.Constant(value))}"
            : Literals.Constant(value);
    }

    // Without parentheses a minus after a cast is a subtraction.
    private static string InCast(string literal) => literal[0] == '-' ? $"({literal})" : literal;

    // What a list or record is without a word of the user: empty, or all zeros. 0 is the number of who does not number.
    private static string? GetEmpty(FieldSpec field, ITypeSymbol type, string? elementType) =>
        field.IsGroup ? "[]"
        : field.IsArray || field.Kind == FieldKind.FixedBytes ? $"new {elementType}[{field.Length}]"
        : field.IsComposite && type.IsValueType ? "default"
        : field.Sequence ? "0"
        : null;
}
