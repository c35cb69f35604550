using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Versions;

namespace TelemetryGen.Rules.Tests;

/// <summary>
/// What the style rules of .NET say of private members that nobody uses is taken back for <c>[Reserved]</c> ones, and for no other.
/// </summary>
public class ReservedMemberTests
{
    [Theory]
    [InlineData("IDE0051")]
    [InlineData("IDE0052")]
    public async Task A_member_that_keeps_a_place_is_not_called_unused(string id)
    {
        var tree = CSharpSyntaxTree.ParseText(
            "using TelemetryGen; class R { [Reserved] private double Gone { get; } [Unit(\"V\")] private double Volts { get; } private "
                + "int _other; }",
            cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Contracts", [tree], UserCode.References, new(OutputKind.DynamicallyLinkedLibrary));

        var said = await compilation
            .WithAnalyzers([new PrivateMembers(id), new ReservedMemberSuppressor()], new CompilationWithAnalyzersOptions(
                new([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [("Gone", true), ("Volts", false), ("_other", false)],
            said.OrderBy(d => d.Location.SourceSpan.Start).Select(d => (tree.GetText().ToString(d.Location.SourceSpan), d.IsSuppressed)));
    }

    // Says of every private member what the rule of .NET says of those that are unused.
#pragma warning disable RS1001, RS1017, RS1038, RS1041, RS2008 // An analyzer of this test alone: no compiler loads it.
    private sealed class PrivateMembers(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new(
            id, "unused", "unused", "Style", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false })
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(_rule, symbol.Symbol.Locations[0]));
                    }
                },
                SymbolKind.Property,
                SymbolKind.Field);
        }
    }
#pragma warning restore RS1001, RS1017, RS1038, RS1041, RS2008
}
