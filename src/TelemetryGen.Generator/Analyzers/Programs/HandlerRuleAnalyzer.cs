using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Programs;

/// <summary>A rule about each class or struct that handles records.</summary>
public abstract class HandlerRuleAnalyzer : DiagnosticAnalyzer
{
    private protected HandlerRuleAnalyzer(DiagnosticDescriptor rule)
    {
        Rule = rule;
        SupportedDiagnostics = ImmutableArray.Create(rule);
    }

    /// <summary>The rule.</summary>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Rule { get; }

    /// <summary>Looks at every type, where the library is new enough to have handlers.</summary>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(HandlerType.Marker) is { } marker)
            {
                start.RegisterSymbolAction(
                    symbol =>
                    {
                        if (HandlerType.From((INamedTypeSymbol)symbol.Symbol, marker) is { } handler)
                        {
                            Analyze(symbol, handler);
                        }
                    },
                    SymbolKind.NamedType);
            }
        });
    }

    private protected abstract void Analyze(SymbolAnalysisContext context, HandlerType handler);
}
