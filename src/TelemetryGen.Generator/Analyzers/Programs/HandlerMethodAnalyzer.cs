using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>
/// TLG0502: a method that looks like one of a handler interface and is another, so that it compiles and no record reaches it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerMethodAnalyzer() : HandlerRuleAnalyzer(Rules.HandlerMethod)
{
    /// <summary>The diagnostic's property that has the interface to list; its suggestion is the method as it should be declared.</summary>
    internal const string ListKey = "list";

    private protected override void Analyze(SymbolAnalysisContext context, HandlerType handler)
    {
        foreach (var near in NearMiss.Find(handler))
        {
            var isOwn = SymbolEqualityComparer.Default.Equals(near.Method.ContainingType, handler.Type);
            var name = $"{near.Method.ContainingType.Name}.{Differences.Describe(near.Method)}";
            var what = near.Meant.Arity > 0 ? "other records" : near.Meant.Parameters[0].Type.Name;
            var todo = near.IsOnlyUnlisted ? $"List {near.Meant.ContainingType.Name} there"
                : $"Write {HandlerMethodText.Describe(near.Meant)}{(isOwn ? "" : $" in {handler.Type.Name}")}";
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, isOwn ? near.Method.Locations[0] : handler.Type.Locations[0], GetProperties(near, isOwn),
                $"{name} receives no {what}: {string.Join(", ", near.Reasons)}. {todo}."));
        }
    }

    private static ImmutableDictionary<string, string?> GetProperties(NearMiss near, bool isOwn)
    {
        var none = ImmutableDictionary<string, string?>.Empty;
        var method = near.Method;
        return near.IsOnlyUnlisted ? none.Add(ListKey, GetName(near.Meant.ContainingType, method.ContainingType))
            : isOwn && CanBeChanged(method) && method.Parameters.Length == 1 && method.Arity == near.Meant.Arity
                ? none.Add(Finding.SuggestionKey, HandlerMethodText.Write(near.Meant, method.TypeParameters.FirstOrDefault()?.Name))
                : none;
    }

    // The simplifier of the editor shortens no name in a list of base types as far as it could.
    private static string GetName(INamedTypeSymbol handler, INamedTypeSymbol at)
    {
        for (var around = at.ContainingNamespace; around is not null; around = around.ContainingNamespace)
        {
            if (SymbolEqualityComparer.Default.Equals(around, handler.ContainingNamespace))
            {
                return handler.Name;
            }
        }

        return handler.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    // What something else depends on by its signature stays as it is.
    private static bool CanBeChanged(IMethodSymbol method) => method is
    {
        MethodKind: MethodKind.Ordinary, IsOverride: false, IsAbstract: false, IsAsync: false, IsExtern: false,
        PartialDefinitionPart: null, PartialImplementationPart: null,
    };
}
