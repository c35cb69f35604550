using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A <c>[Telemetry]</c> type to a <see cref="RecordSpec"/>.</summary>
internal static class RecordParser
{
    /// <summary>What the generator adds to a record and a field therefore cannot be called.</summary>
    private static readonly HashSet<string> GeneratedMembers =
    [
        "TemplateId", "BlockLength", "MaxPayloadBytes", "MinPayloadBytes", "SchemaId", "SchemaVersion", "OwnHeader", "PresentBytes",
        "Write", "TryWrite", "Read", "TryRead", "ToRecord", "Wire", "View", "Columns", "ReadMany", "ReadColumns", "Enumerate", "ViewSequence",
    ];

    public static ParseResult Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<SpecProblem>();
        if (type.GetAttributes().Find(AttributeNames.Telemetry) is not { } attribute || attribute.Argument(0) is not int id)
        {
            return new(null, EquatableArray<SpecProblem>.Empty);
        }

        CheckType(type, problems);
        var constructor = PrimaryConstructor(type);
        if (constructor is null && type.TypeKind == TypeKind.Class && !type.InstanceConstructors.Any(c => c.Parameters.Length == 0))
        {
            problems.Add(new("TLG0004", null, $"{type.Name} cannot be made by a reader: it needs a constructor without parameters, or be a record with positional parameters."));
        }

        var members = new List<MemberParser.Member>();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(IsCarried))
        {
            cancellation.ThrowIfCancellationRequested();
            var parameter = constructor?.Parameters.FirstOrDefault(p => p.Name == property.Name);
            if (MemberParser.Parse(property, parameter, problems) is { } member)
            {
                members.Add(member);
            }
        }

        foreach (var member in members.Where(m => GeneratedMembers.Contains(m.Field.Name)))
        {
            problems.Add(new("TLG0303", member.Field.Name, $"{member.Field.Name} is the name of a member that is generated for {type.Name}."));
        }

        if (problems.Count > 0)
        {
            return new(null, problems.ToEquatableArray());
        }

        var message = new MessageSpec(type.Name, NamespaceOf(type), id, members.Select(m => m.Field).ToEquatableArray())
        {
            MaxPayloadBytes = attribute.Named("MaxPayloadBytes") is int limit and > 0 ? limit : null,
        };
        var enums = members.Select(m => m.Enumeration).OfType<EnumSpec>().Distinct().ToEquatableArray();
        return new(new(message, enums, ShapeOf(type), members.Select(m => m.Shape).ToEquatableArray()), EquatableArray<SpecProblem>.Empty);
    }

    private static void CheckType(INamedTypeSymbol type, List<SpecProblem> problems)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!IsPartial(part))
            {
                problems.Add(new("TLG0001", null, $"{part.Name} must be partial: the generator adds members to {type.Name}."));
            }

            if (part.IsGenericType)
            {
                problems.Add(new("TLG0003", null, $"{part.Name} is generic; a message has one layout."));
            }
        }

        if (type.IsAbstract || type.IsStatic || type.IsRefLikeType)
        {
            problems.Add(new("TLG0003", null, $"{type.Name} is abstract, static or a ref struct; a reader cannot make one."));
        }

        if (type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } parent)
        {
            problems.Add(new("TLG0003", null, $"{type.Name} inherits from {parent.Name}; a message's fields are declared in one type."));
        }
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(
        r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(m => m.ValueText == "partial"));

    private static bool IsCarried(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false }
        && (property.SetMethod is not null || MemberParser.IsAnnotated(property))
        && property.GetAttributes().Find(AttributeNames.Ignore) is null;

    // Only a record's positional parameters are its properties.
    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.IsRecord
        ? type.InstanceConstructors.FirstOrDefault(c =>
            c.Parameters.Length > 0 && c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is RecordDeclarationSyntax { ParameterList: not null }))
        : null;

    private static string NamespaceOf(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();

    private static TypeShape ShapeOf(INamedTypeSymbol type)
    {
        var containing = new List<string>();
        var isPublic = type.DeclaredAccessibility == Accessibility.Public;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containing.Insert(0, $"partial {Keyword(outer)} {outer.Name}");
            isPublic &= outer.DeclaredAccessibility == Accessibility.Public;
        }

        return new(Keyword(type), containing.ToEquatableArray(), type.ToDisplayString(), type.IsValueType, isPublic);
    }

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (_, TypeKind.Struct) => "struct",
        (_, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
