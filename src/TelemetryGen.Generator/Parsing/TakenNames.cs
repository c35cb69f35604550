using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// TLG0303 in C# itself: names that the generated members of a record have, or that they use and a user's name would hide.
/// </summary>
internal static class TakenNames
{
    /// <summary>What is wrong with the names of a record and its members.</summary>
    public static IEnumerable<SpecProblem> Check(INamedTypeSymbol type, RecordSpec record)
    {
        if (Identifiers.IsWord(type.Name))
        {
            yield return new(RuleIds.ReservedName, null, $"{type.Name} is a word of C#; give the record another name.");
        }

        var generated =
            new HashSet<string>(
                ServerNames.Members.Concat(
                    record.NestedRecords.SelectMany(p => new[] { NestedRecordNames.Codec(p.Message), NestedRecordNames.View(p.Message),
                        NestedRecordNames.Group(p.Message) })));
        if (generated.Contains(type.Name))
        {
            yield return new(RuleIds.ReservedName, null,
                $"{type.Name} is the name of a member that is generated for every record; give the record another name.");
        }

        foreach (var member in type.GetMembers().Where(IsWritten))
        {
            if (generated.Contains(member.Name)
                && !(member is IMethodSymbol method && ServerNames.Methods.Contains(member.Name) && !MayBeGenerated(method)))
            {
                yield return new(
                    RuleIds.ReservedName, member.Name, $"{member.Name} is the name of a member that is generated for {type.Name}.");
            }
            else if (Hides(member))
            {
                yield return new(RuleIds.ReservedName, member.Name,
                    $"{member.Name} hides the type {member.Name}, which the members that are generated for {type.Name} use.");
            }
            else if (IsInner(member.Name, record) && record.Members.Any(m => m.Name == member.Name))
            {
                yield return new(RuleIds.ReservedName, member.Name,
                    $"{member.Name} is a name that is used inside of what is generated for {type.Name}.");
            }
        }

        foreach (var other in Around(type).Where(IsHiding))
        {
            yield return new(
                RuleIds.ReservedName, null,
                $"{other.ToDisplayString()} hides the type {other.Name} that the members generated for {type.Name} use; give it another "
                    + "name, or put it elsewhere.");
        }
    }

    private static bool IsInner(string name, RecordSpec record) =>
        ServerNames.Inner.Contains(name) || (ServerNames.Packed.Contains(name) && PackedForm.Serves(WireLayout.From(record.Message)));

    // Generated members are in the compilation that the rules see, and what the compiler adds to a record is no name of the user.
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Any(r => !GeneratedFiles.Has(r.SyntaxTree));

    // All that take anything take a span, or the number of records, first.
    private static bool MayBeGenerated(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.Parameters[0].Type is { Name: "Span" or "ReadOnlySpan" or "MessageHeader" }
            or { SpecialType: SpecialType.System_Int32 };

    // A member of the type that it is called as can be told from it.
    private static bool Hides(ISymbol member) => member switch
    {
        INamedTypeSymbol type => IsHiding(type),
        IPropertySymbol property => ServerNames.Called.Contains(property.Name) && property.Type.Name != property.Name,
        IFieldSymbol field => ServerNames.Called.Contains(field.Name) && field.Type.Name != field.Name,
        _ => ServerNames.Called.Contains(member.Name),
    };

    private static bool IsHiding(INamespaceOrTypeSymbol other) => other is INamespaceSymbol
        ? ServerNames.Called.Contains(other.Name)
        : ServerNames.Called.Contains(other.MetadataName) || ServerNames.Named.Contains(other.MetadataName);

    // What is found before the usings of a generated file, which are inside of its namespace.
    private static IEnumerable<INamespaceOrTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            foreach (var member in outer.GetTypeMembers())
            {
                yield return member;
            }
        }

        // By name: a namespace may hold thousands.
        foreach (var name in ServerNames.Called.Concat(ServerNames.Named.Select(n => n.Split('`')[0])).Distinct())
        {
            foreach (var member in type.ContainingNamespace.GetMembers(name).Where(m => IsOfProject(m, type)))
            {
                yield return member;
            }
        }
    }

    // Of a namespace that is the framework's too, the framework's own are meant anyway.
    private static bool IsOfProject(INamespaceOrTypeSymbol member, INamedTypeSymbol type) =>
        member is INamespaceSymbol || SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly);
}
