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
        ? Say(codec.Remarks, record.Type, severity: null)
        : Say(record.Problems, record.Type, DiagnosticSeverity.Error);

    private protected override IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around) =>
        around.Records.GetNestedRecord(type) is { } nested ? Say(nested.Remarks, type, severity: null) : [];

    private IEnumerable<Finding> Say(
        IReadOnlyList<SpecProblem> words, INamedTypeSymbol type, DiagnosticSeverity? severity) => words.Count == 0
        ? []
        : from word in words
          where word.Rule == _id
          let member = word.Field is null ? null : type.GetMembers(word.Field).FirstOrDefault()
          select new Finding(member ?? type, word.Message) { Suggestion = word.Suggestion, Severity = severity };
}
