using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>A method that looks like one of a handler interface, and that nobody calls for a record.</summary>
/// <param name="Method">The method.</param>
/// <param name="Meant">The one of the interface.</param>
/// <param name="Reasons">Why it is another, each as a clause.</param>
/// <param name="IsOnlyUnlisted">It would be called if the type itself listed the interface.</param>
internal sealed record NearMiss(IMethodSymbol Method, IMethodSymbol Meant, ImmutableArray<string> Reasons, bool IsOnlyUnlisted)
{
    /// <summary>The methods of a type, and of those that it derives from, that look as if they were those that it leaves.</summary>
    public static IEnumerable<NearMiss> Find(HandlerType handler)
    {
        var own = GetMethods(handler.Type).Where(m => !IsCalled(m, handler)).ToList();
        foreach (var meant in handler.Left)
        {
            var near = own.Where(m => IsNear(m, meant))
                .OrderBy(m => GetName(m) == meant.Name ? 0 : 1).ThenBy(m => TakesMessage(m, meant) ? 0 : 1).FirstOrDefault();
            if (near is not null)
            {
                own.Remove(near);
            }
            else if (handler.Lists(meant))
            {
                near = GetInherited(handler.Type).FirstOrDefault(m => m.Name == meant.Name && !IsCalled(m, handler));
            }

            if (near is not null)
            {
                yield return Create(near, meant, handler);
            }
        }
    }

    /// <summary>The method's name, without the interface of an explicit implementation.</summary>
    public static string GetName(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    private static NearMiss Create(IMethodSymbol method, IMethodSymbol meant, HandlerType handler)
    {
        var reasons = Differences.Between(method, meant).ToImmutableArray();
        var handlerName = meant.ContainingType.Name;
        return handler.Lists(meant)
            ? new(method, meant, reasons, IsOnlyUnlisted: false)
            : new(method, meant, reasons.Add($"{handlerName} is listed by a base class and not by {handler.Type.Name}"), reasons.IsEmpty);
    }

    private static IEnumerable<IMethodSymbol> GetInherited(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is { SpecialType: SpecialType.None }; at = at.BaseType)
        {
            foreach (var method in GetMethods(at).Where(m => m.DeclaredAccessibility != Accessibility.Private))
            {
                yield return method;
            }
        }
    }

    private static IEnumerable<IMethodSymbol> GetMethods(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(m => m.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && !m.IsImplicitlyDeclared);

    private static bool IsCalled(IMethodSymbol method, HandlerType handler)
    {
        for (var at = method; at is not null; at = at.OverriddenMethod)
        {
            if (handler.Called.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    // By its name, whatever the rest; or by a name with a slip in it, where the rest says the same message.
    private static bool IsNear(IMethodSymbol method, IMethodSymbol meant)
    {
        var name = GetName(method);
        if (name == meant.Name)
        {
            // Beside a record called Other, the one with a type parameter is the interface's.
            return meant.Arity >= method.Arity || meant.Name != "OnOther";
        }

        var slips = meant.Name.Length < 6 ? 1 : 2;
        return TakesMessage(method, meant)
            && (Plain(name) == Plain(meant.Name) || Schema.EditDistance.Compute(name, meant.Name) <= slips);
    }

    private static string Plain(string name) => name.Replace("_", "").ToUpperInvariant();

    private static bool TakesMessage(IMethodSymbol method, IMethodSymbol meant) =>
        method.Parameters.Length == 1 && method.Arity == meant.Arity && Differences.IsMessage(method.Parameters[0].Type, method, meant);
}
