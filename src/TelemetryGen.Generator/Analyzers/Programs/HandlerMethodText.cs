using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>A method of a handler interface as a class declares it.</summary>
internal static class HandlerMethodText
{
    /// <summary>In short names, for a person.</summary>
    public static string Describe(IMethodSymbol method) => Write(method, SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>In names that mean the same everywhere, for a fix: without a body.</summary>
    /// <param name="method">The interface's method.</param>
    /// <param name="generic">Another name for its type parameter; null for its own.</param>
    public static string Write(IMethodSymbol method, string? generic = null) =>
        Write(method, SymbolDisplayFormat.FullyQualifiedFormat, generic);

    private static string Write(IMethodSymbol method, SymbolDisplayFormat format, string? generic = null)
    {
        var parameter = method.Parameters[0];
        var head = $"public void {method.Name}";
        if (method.TypeParameters.FirstOrDefault()?.ConstraintTypes.FirstOrDefault() is not { } constraint)
        {
            return $"{head}(in {parameter.Type.ToDisplayString(format)} {parameter.Name})";
        }

        var name = generic ?? parameter.Type.Name;
        var constraintName = constraint.OriginalDefinition.ToDisplayString(format);
        constraintName = constraintName.Substring(0, constraintName.IndexOf('<'));
        return $"{head}<{name}>(in {name} {parameter.Name}) where {name} : {constraintName}<{name}>";
    }
}
