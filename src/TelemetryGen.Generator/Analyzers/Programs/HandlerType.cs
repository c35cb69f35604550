using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>
/// A class or struct that implements generated handler interfaces, of its own compilation or of another, and the methods of these that it
/// leaves: nothing of its own is called for them.
/// </summary>
internal sealed class HandlerType
{
    /// <summary>The interface that generated ones derive from, as metadata names it.</summary>
    public const string Marker = "TelemetryGen.ITelemetryHandler";

    private readonly HashSet<ISymbol> _listed;

    private HandlerType(INamedTypeSymbol type, IMethodSymbol other, IReadOnlyList<INamedTypeSymbol> handlers)
    {
        Type = type;
        Other = other;
        _listed = new(type.Interfaces.SelectMany(i => i.AllInterfaces.Insert(0, i)), SymbolEqualityComparer.Default);
        var (left, called) = (new List<IMethodSymbol>(), new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        foreach (var method in handlers.SelectMany(h => h.GetMembers().OfType<IMethodSymbol>()).Where(IsOfRecord).Append(other))
        {
            if (type.FindImplementationForInterfaceMember(method) is { } own && !SymbolEqualityComparer.Default.Equals(own, method))
            {
                called.Add(own);
            }
            else
            {
                left.Add(method);
            }
        }

        (Called, HasOther, Left) = (called, left.Count == 0 || !left.Contains(other, SymbolEqualityComparer.Default), left);
    }

    /// <summary>The class or struct.</summary>
    public INamedTypeSymbol Type { get; }

    /// <summary><c>OnOther</c> of all handlers.</summary>
    public IMethodSymbol Other { get; }

    /// <summary>It has its own.</summary>
    public bool HasOther { get; }

    /// <summary>The methods of the interfaces that it leaves, those of records first.</summary>
    public IReadOnlyList<IMethodSymbol> Left { get; }

    /// <summary>What is called in the place of the others: its own methods, and those that it inherits.</summary>
    public ISet<ISymbol> Called { get; }

    /// <summary>The type itself lists the interface, directly or by one that derives from it, and not only a class that it derives from.
    /// </summary>
    public bool Lists(IMethodSymbol method) => _listed.Contains(method.ContainingType);

    /// <summary>Null for a type that handles no records.</summary>
    /// <param name="type">Any type.</param>
    /// <param name="marker">The symbol of <see cref="Marker"/>.</param>
    public static HandlerType? From(INamedTypeSymbol type, INamedTypeSymbol marker)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || !type.AllInterfaces.Contains(marker, SymbolEqualityComparer.Default))
        {
            return null;
        }

        var handlers = type.AllInterfaces.Where(i => i.Interfaces.Contains(marker, SymbolEqualityComparer.Default)).ToList();
        return handlers.Count > 0 && marker.GetMembers().OfType<IMethodSymbol>().FirstOrDefault() is { } other
            ? new(type, other, handlers)
            : null;
    }

    private static bool IsOfRecord(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsAbstract: false, Parameters.Length: 1 }
        && method.Parameters[0].RefKind == RefKind.In;
}
