using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>TLG0303: a name is that of something generated, or a target of the build cannot give it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedNameAnalyzer() : ProblemAnalyzer(Rules.ReservedName)
{
    private protected override bool LooksAtSchema => true;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        base.Check(record, around).Concat(FindInTargets(record.Type, around));

    private protected override IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around) =>
        FindInTargets(type, around);

    private protected override IEnumerable<Finding> CheckSchema(Location attribute, RuleContext around) =>
        around.Records.NamesIn(around.Settings.Targets).GetForSchema
            .Concat(around.Records.TakenByDispatcher.Where(t => t.Symbol is INamespaceSymbol).Select(t => t.Message))
            .Select(message => new Finding(attribute, message));

    private static IEnumerable<Finding> FindInTargets(INamedTypeSymbol type, RuleContext around) =>
        around.Records.NamesIn(around.Settings.Targets).GetFindings(type)
            .Concat(around.Records.TakenByDispatcher.Where(t => SymbolEqualityComparer.Default.Equals(t.Symbol, type))
                .Select(t => new Finding(type, t.Message)));
}
