using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Measures;

/// <summary>TLG0403: a range, or range times scale, that the wire type does not hold.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RangeTooWideAnalyzer() : ProblemAnalyzer(Rules.RangeTooWide)
{
    // Another type is another layout, which the lock forbids.
    private protected override string? GetSuggestion(SpecProblem problem, INamedTypeSymbol type, RuleContext around) =>
        problem is { Field: { } field, Suggestion: { } wider } ? around.UnlessLocked(type, field, wider) : null;
}
