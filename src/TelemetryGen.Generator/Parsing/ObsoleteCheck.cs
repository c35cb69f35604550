using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>
/// TLG0012: what generated code would have to use and the compiler lets nobody use: members and types with <c>[Obsolete(error: true)]</c>.
/// All else that is obsolete or experimental is used without a word, because generated files say so at their head.
/// </summary>
/// <param name="type">The record.</param>
/// <param name="message">The message that it is, or that it is inside of: generated code is a part of that.</param>
internal sealed class ObsoleteCheck(INamedTypeSymbol type, INamedTypeSymbol message)
{
    /// <param name="maker">The constructor that a reader calls; null for none.</param>
    /// <param name="carried">The properties that are fields of the message.</param>
    public IEnumerable<SpecProblem> Check(IMethodSymbol? maker, IReadOnlyList<IPropertySymbol> carried)
    {
        // The dispatcher names the message from outside.
        if (SymbolEqualityComparer.Default.Equals(type, message) && Around(type).FirstOrDefault(IsError) is { } outer)
        {
            yield return new(
                RuleIds.ObsoleteError, null, $"{outer.Name} is obsolete as an error, and generated code names it. Take error: true away.");
        }

        // Inside of what is obsolete itself the compiler says nothing.
        if (Around(message).Any(t => GetObsolete(t) is not null))
        {
            yield break;
        }

        if (maker is not null && IsError(maker))
        {
            yield return new(RuleIds.ObsoleteError, null,
                $"The constructor of {type.Name} is obsolete as an error, and a reader calls it. Take error: true away.");
        }

        foreach (var property in carried.Where(p => !MemberParser.IsReserved(p)))
        {
            if (IsError(property) || Accessors(property).Any(IsError))
            {
                yield return new(
                    RuleIds.ObsoleteError, property.Name,
                    $"{property.Name} is obsolete as an error, and generated code uses it. Take error: true away, or mark it "
                        + "[TelemetryIgnore].");
            }
            else if (Types(property.Type).FirstOrDefault(IsError) is { } used)
            {
                yield return new(
                    RuleIds.ObsoleteError, property.Name,
                    $"{property.Name} is of {used.Name}, which is obsolete as an error, and generated code names it. Take error: "
                        + "true away.");
            }
        }
    }

    private static bool IsError(ISymbol symbol) => GetObsolete(symbol) is { } obsolete && obsolete.Argument(1) is true;

    private static AttributeData? GetObsolete(ISymbol symbol) => symbol.GetAttributes().Find(AttributeNames.SystemObsolete);

    private static IEnumerable<IMethodSymbol> Accessors(IPropertySymbol property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>();

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    // A type with those around it and those that it is made of; nothing of numbers and texts is obsolete.
    private static IEnumerable<INamedTypeSymbol> Types(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Arity: 0, SpecialType: not SpecialType.None } => [],
        IArrayTypeSymbol array => Types(array.ElementType),
        INamedTypeSymbol named => Around(named).Concat(named.TypeArguments.SelectMany(Types)),
        _ => [],
    };
}
