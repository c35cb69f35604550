using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A <c>[Telemetry]</c> type to a <see cref="RecordSpec"/>.</summary>
internal static class RecordParser
{
    public static ParseResult Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<SpecProblem>();
        if (type.GetAttributes().Find(AttributeNames.Telemetry) is not { } attribute || attribute.Argument(0) is not int id)
        {
            return new(null, EquatableArray<SpecProblem>.Empty);
        }

        CheckType(type, problems);
        CheckAccess(type, problems);
        CheckPartial(type, problems);
        var record = ParseFields(type, id, ImmutableArray.Create(type), problems, cancellation);
        problems.AddRange(TakenNames.Check(type, record));
        if (problems.Count > 0)
        {
            return new(null, problems.ToEquatableArray());
        }

        var message = record.Message with { MaxPayloadBytes = attribute.Named("MaxPayloadBytes") is int limit and > 0 ? limit : null };
        if (record.Members.Count == 0)
        {
            SpecProblem empty = new(
                RuleIds.NoFields, null,
                $"{type.Name} has no fields, so its messages are a header of {WireLayout.HeaderLength} bytes alone. Fields are positional "
                    + "parameters, and public properties with get and init or set.");
            record = record with { Remarks = record.Remarks.Append(empty).ToEquatableArray() };
        }

        return new(record with { Message = message }, EquatableArray<SpecProblem>.Empty);
    }

    /// <summary>A record inside of others; null after adding to <paramref name="problems"/>.</summary>
    public static RecordSpec? ParseNestedRecord(INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> path, List<SpecProblem> problems)
    {
        CheckType(type, problems);
        var nested = ParseFields(type, 0, path, problems, CancellationToken.None);
        foreach (var name in nested.Members.Select(m => m.Name).Where(n => n is "ToRecord" or "FromBlock" or "_" or "_block"))
        {
            problems.Add(new(
                RuleIds.ReservedName, name, $"{name} is the name of a member that is generated for the view of a {type.Name}."));
        }

        return problems.Count > 0 ? null : nested;
    }

    private static RecordSpec ParseFields(
        INamedTypeSymbol type, int id, ImmutableArray<INamedTypeSymbol> path, List<SpecProblem> problems, CancellationToken cancellation)
    {
        var constructor = PrimaryConstructor(type);
        var carried = type.GetMembers().OfType<IPropertySymbol>().Where(IsCarried).ToList();
        var maker = MakingCheck.FindConstructor(type, constructor);
        problems.AddRange(new MakingCheck(type, path[0]).Check(constructor, maker, carried));
        problems.AddRange(new ObsoleteCheck(type, path[0]).Check(maker, carried));
        if (DeclarationCheck.Check(type, carried) is { } split)
        {
            problems.Add(split);
        }

        var members = new List<MemberParser.Member>();
        foreach (var property in carried)
        {
            cancellation.ThrowIfCancellationRequested();
            var parameter = constructor?.Parameters.FirstOrDefault(p => p.Name == property.Name);
            if (MemberParser.Parse(property, parameter, new NestedRecordParser(path), problems) is { } member)
            {
                members.Add(member);
            }
        }

        var all = GetNestedRecords(members);
        var nestedRecords = GetNestedRecords(members.Where(m => !m.Type.Field.Reserved));
        if (all.GroupBy(p => p.Message.Name).FirstOrDefault(g => g.Count() > 1) is { } same)
        {
            problems.Add(new(RuleIds.ReservedName, null,
                $"{type.Name} holds different records that are both called {same.Key}; every output calls a record by its name alone."));
        }

        return new(
            new(type.Name, GetNamespace(type), id, members.Select(m => m.Type.Field).ToEquatableArray()),
            members.SelectMany(m => GetEnums(m.Type).Select(e => new EnumUse(m.Type.Field.Name, e))).ToEquatableArray(),
            GetShape(type),
            members.Select(m => m.Shape).ToEquatableArray(),
            nestedRecords,
            members.SelectMany(m => m.Remarks).ToEquatableArray());
    }

    private static IEnumerable<EnumSpec> GetEnums(FieldType type) => type.Enumeration is { } own ? [own] : type.NestedRecord?.Enums ?? [];

    // Those that others hold come first.
    private static EquatableArray<RecordSpec> GetNestedRecords(IEnumerable<MemberParser.Member> members) =>
        members.Select(m => m.Type.NestedRecord).OfType<RecordSpec>().SelectMany(p => p.NestedRecords.Append(p)).Distinct()
            .ToEquatableArray();

    private static void CheckType(INamedTypeSymbol type, List<SpecProblem> problems)
    {
        for (var nested = type; nested is not null; nested = nested.ContainingType)
        {
            if (TypeForm.FindOther(nested) is { } form)
            {
                problems.Add(new(RuleIds.UnsupportedRecord, null,
                    $"{nested.Name} is a {form}, which generated code cannot be a part of. Use a record, class or struct."));
            }

            if (nested.IsGenericType)
            {
                problems.Add(new(RuleIds.UnsupportedRecord, null,
                    $"{nested.Name} is generic; a message has one layout. Take its type parameters away, and declare a record for each "
                        + "type."));
            }
        }

        if (type.IsAbstract || type.IsStatic || type.IsRefLikeType)
        {
            problems.Add(new(
                RuleIds.UnsupportedRecord, null,
                $"{type.Name} is abstract, static or a ref struct; a reader cannot make one. Take that modifier away, or put [Telemetry] "
                    + "at a record that can be made."));
        }

        if (type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } parent)
        {
            problems.Add(new(
                RuleIds.UnsupportedRecord, null,
                $"{type.Name} inherits from {parent.Name}; a message's fields are declared in one type. Declare all fields in {type.Name}, "
                    + $"or give it a field that holds the shared ones as a record."));
        }
    }

    // The dispatcher names all messages.
    private static void CheckAccess(INamedTypeSymbol type, List<SpecProblem> problems)
    {
        for (var nested = type; nested is not null; nested = nested.ContainingType)
        {
            if (nested.IsFileLocal
                || nested.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                var access = nested.IsFileLocal ? "file" : nested.DeclaredAccessibility == Accessibility.ProtectedAndInternal
                    ? "private protected"
                    : SyntaxFacts.GetText(nested.DeclaredAccessibility);
                problems.Add(new(
                    RuleIds.UnsupportedRecord, null,
                    $"{nested.Name} is {access}; generated code outside of it must be able "
                        + $"to name {type.Name}. Make it internal or public."));
            }
        }
    }

    private static void CheckPartial(INamedTypeSymbol type, List<SpecProblem> problems)
    {
        for (var nested = type; nested is not null; nested = nested.ContainingType)
        {
            if (!IsPartial(nested))
            {
                problems.Add(new(RuleIds.NotPartial, null, $"{nested.Name} must be partial: the generator adds members to {type.Name}."));
            }
        }
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(
        r => r.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(m => m.ValueText == "partial"));

    private static bool IsCarried(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false }
        && (MemberParser.IsReserved(property)
            || (property.DeclaredAccessibility == Accessibility.Public
                && (property.SetMethod is not null || MemberParser.IsAnnotated(property))))
        && property.GetAttributes().Find(AttributeNames.Ignore) is null;

    // Only a record's positional parameters are its properties.
    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.IsRecord
        ? type.InstanceConstructors.FirstOrDefault(c =>
            c.Parameters.Length > 0
                && c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is RecordDeclarationSyntax { ParameterList: not null }))
        : null;

    // As metadata has it: without @ before a keyword, which each language writes as it has to.
    private static string GetNamespace(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString().Replace("@", "");

    private static TypeShape GetShape(INamedTypeSymbol type)
    {
        var containing = new List<string>();
        var isPublic = type.DeclaredAccessibility == Accessibility.Public;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containing.Insert(0, $"partial {Keyword(outer)} {Identifiers.Escape(outer.Name)}");
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
