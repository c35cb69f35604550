using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>What keeps a method from being the one of an interface that it looks like, in words.</summary>
internal static class Differences
{
    /// <summary>Each as a clause, in the order in which they stand in the method; none where only the interface is not listed.</summary>
    public static IEnumerable<string> Between(IMethodSymbol method, IMethodSymbol meant)
    {
        if (method.ExplicitInterfaceImplementations.FirstOrDefault() is { } other)
        {
            yield return $"it is the method of {other.ContainingType.Name} alone";
            yield break;
        }

        if (method.DeclaredAccessibility != Accessibility.Public)
        {
            yield return "it is not public";
        }

        if (method.IsStatic)
        {
            yield return "it is static";
        }

        if (!method.ReturnsVoid)
        {
            yield return $"it returns {ShortName(method.ReturnType)}";
        }

        if (method.Name != meant.Name)
        {
            yield return $"its name is not {meant.Name}";
        }

        if (method.Arity != meant.Arity)
        {
            yield return $"it has {Count(method.Arity, "type parameter")}";
        }
        else if (method.Parameters.Length != 1)
        {
            yield return $"it has {Count(method.Parameters.Length, "parameter")}";
        }
        else if (!IsMessage(method.Parameters[0].Type, method, meant))
        {
            yield return $"it takes {ShortName(method.Parameters[0].Type)}";
        }
        else if (method.Parameters[0].RefKind != RefKind.In)
        {
            yield return method.Parameters[0].RefKind == RefKind.None
                ? "its parameter has no 'in'"
                : $"its parameter has '{Modifier(method.Parameters[0].RefKind)}' and not 'in'";
        }
    }

    /// <summary>The type is that of the message; of <c>OnOther</c>, the type parameter.</summary>
    public static bool IsMessage(ITypeSymbol type, IMethodSymbol method, IMethodSymbol meant) => meant.Arity == 0
        ? SymbolEqualityComparer.Default.Equals(type, meant.Parameters[0].Type)
        : method.TypeParameters.Contains(type, SymbolEqualityComparer.Default);

    /// <summary>The method's name and what it takes, as a person would say it.</summary>
    public static string Describe(IMethodSymbol method)
    {
        var generic = method.Arity == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(t => t.Name))}>";
        var parameters = method.Parameters.Select(p => (p.RefKind == RefKind.None ? "" : Modifier(p.RefKind) + " ") + ShortName(p.Type));
        return $"{NearMiss.GetName(method)}{generic}({string.Join(", ", parameters)})";
    }

    private static string ShortName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{(count == 0 ? "no" : count.ToString())} {what}s";

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.In => "in",
        RefKind.Out => "out",
        RefKind.Ref => "ref",
        _ => "ref readonly",
    };
}
