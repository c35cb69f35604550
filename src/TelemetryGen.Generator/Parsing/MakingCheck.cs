using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>TLG0004: whether generated code can make a record, and get and set what it carries.</summary>
/// <param name="type">The record.</param>
/// <param name="message">The message that it is, or that it is inside of: generated code is a part of that.</param>
internal sealed class MakingCheck(INamedTypeSymbol type, INamedTypeSymbol message)
{
    private bool IsMessage => SymbolEqualityComparer.Default.Equals(type, message);

    /// <summary>The constructor that a reader calls; null when there is none that it could.</summary>
    public static IMethodSymbol? FindConstructor(INamedTypeSymbol type, IMethodSymbol? primary) =>
        primary ?? type.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == 0);

    /// <param name="primary">The constructor with the positional parameters; null for a type without.</param>
    /// <param name="maker">What <see cref="FindConstructor"/> finds.</param>
    /// <param name="carried">The properties that are fields of the message.</param>
    public IEnumerable<SpecProblem> Check(IMethodSymbol? primary, IMethodSymbol? maker, IReadOnlyList<IPropertySymbol> carried)
    {
        if (maker is null && type.TypeKind == TypeKind.Class)
        {
            yield return new(
                RuleIds.CannotBeSet, null,
                $"{type.Name} cannot be made by a reader: it needs a constructor without parameters, or be a record with positional "
                    + "parameters.");
        }
        else if (maker is not null && !CanUse(maker.DeclaredAccessibility))
        {
            yield return new(
                RuleIds.CannotBeSet, null,
                $"{type.Name} cannot be made by a reader: its constructor is not to be "
                    + $"reached from {message.Name}. Make it internal or public.");
        }

        foreach (var parameter in primary is null
            ? []
            : primary.Parameters.Where(p => !p.HasExplicitDefaultValue && !p.IsParams && carried.All(c => c.Name != p.Name)))
        {
            yield return new(
                RuleIds.CannotBeSet, parameter.Name,
                $"{parameter.Name} is a parameter that no message carries, so a reader has nothing to give for it. Give it a "
                    + "default value.");
        }

        foreach (var member in maker is not null && SetsAll(maker)
            ? []
            : type.GetMembers().Where(m => IsRequired(m) && !carried.Any(c => c.Name == m.Name && !MemberParser.IsReserved(c))))
        {
            yield return new(RuleIds.CannotBeSet, member.Name,
                $"{member.Name} is required, but no message carries it, so a reader has nothing to give for it. Take required away.");
        }

        foreach (var property in carried.Where(
            p => !MemberParser.IsReserved(p) && (p.GetMethod is null || !CanUse(p.GetMethod.DeclaredAccessibility))))
        {
            yield return new(RuleIds.CannotBeSet, property.Name, $"{property.Name} cannot be read by a writer; give it get.");
        }

        foreach (var property in carried.Where(p => !IsMessage && !MemberParser.IsReserved(p) && p.SetMethod is { } set
            && !IsParameter(p, primary) && MemberParser.IsOpen(set) && !CanUse(set.DeclaredAccessibility)))
        {
            yield return new(RuleIds.CannotBeSet, property.Name,
                $"{property.Name} cannot be set by a reader in another assembly; make its init or set public.");
        }
    }

    private static bool IsParameter(IPropertySymbol property, IMethodSymbol? primary) =>
        primary?.Parameters.Any(p => p.Name == property.Name) == true;

    private static bool IsRequired(ISymbol member) => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    private static bool SetsAll(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    // Generated code stands inside of the message, and elsewhere in its assembly beside the nested records.
    private bool CanUse(Accessibility access) => access == Accessibility.Public || IsMessage
        || (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, message.ContainingAssembly)
            && access is Accessibility.Internal or Accessibility.ProtectedOrInternal);
}
