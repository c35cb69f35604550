using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryGen.Benchmarks.Generating;

/// <summary>
/// Says nothing, but has every type's members and attributes bound, which a compiler does for the assembly that it writes. An analysis
/// outside of a compiler works on a copy of the compilation, where the first who asks would pay for it.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // Of a benchmark, not of a package.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BindingAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new(
        "BENCH0001", "Nothing", "Nothing", "Benchmarks", DiagnosticSeverity.Hidden, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            foreach (var type in TypesOf(start.Compilation.Assembly.GlobalNamespace))
            {
                Bind(type);
            }

            // As the rules have one, so that both analyses go the same way.
            start.RegisterSymbolAction(static _ => { }, SymbolKind.NamedType);
        });
    }

    private static void Bind(INamedTypeSymbol type)
    {
        type.GetAttributes();
        foreach (var member in type.GetMembers())
        {
            member.GetAttributes();
            foreach (var parameter in (member as IMethodSymbol)?.Parameters ?? [])
            {
                parameter.GetAttributes();
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesOf));
}
