using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>A method of a handler interface as a class declares it.</summary>
internal static class HandlerMethodText
{
    /// <summary>In short names, for a person.</summary>
    public static string Describe(IMethodSymbol method) => Write(method, SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>In names that mean the same everywhere, for a fix: without a body.</summary>
    public static string Write(IMethodSymbol method) => Write(method, SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Write(IMethodSymbol method, SymbolDisplayFormat format)
    {
        var parameter = method.Parameters[0];
        var head = $"public void {method.Name}";
        var constraint = method.TypeParameters.FirstOrDefault()?.ConstraintTypes.FirstOrDefault()?.ToDisplayString(format);
        return constraint is null
            ? $"{head}(in {parameter.Type.ToDisplayString(format)} {parameter.Name})"
            : $"{head}<{parameter.Type.Name}>(in {parameter.Type.Name} {parameter.Name}) where {parameter.Type.Name} : {constraint}";
    }
}
