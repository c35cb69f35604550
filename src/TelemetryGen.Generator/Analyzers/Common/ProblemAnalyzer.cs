using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// A rule that the parser, or the check of any message, finds and words itself. A problem leaves no codec, so it is an error by default; a
/// remark is said with the severity of the rule, of a nested record where it is declared.
/// </summary>
public abstract class ProblemAnalyzer : RecordRuleAnalyzer
{
    private readonly string _id;

    private protected ProblemAnalyzer(DiagnosticDescriptor rule)
        : base(rule) => _id = rule.Id;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) => record.Codec is { } codec
        ? Say(codec.Remarks, record.Type, around, severity: null)
        : Say(record.Problems, record.Type, around, DiagnosticSeverity.Error);

    private protected override IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around) =>
        around.Records.GetNestedRecord(type) is { } nested ? Say(nested.Remarks, type, around, severity: null) : [];

    /// <summary>What a fix writes; null for none.</summary>
    private protected virtual string? GetSuggestion(SpecProblem problem, INamedTypeSymbol type, RuleContext around) => problem.Suggestion;

    private IEnumerable<Finding> Say(
        IReadOnlyList<SpecProblem> words, INamedTypeSymbol type, RuleContext around, DiagnosticSeverity? severity) => words.Count == 0
        ? []
        : from word in words
          where word.Rule == _id
          let member = word.Field is null ? null : type.GetMembers(word.Field).FirstOrDefault()
          select new Finding(member ?? type, word.Message) { Suggestion = GetSuggestion(word, type, around), Severity = severity };
}
