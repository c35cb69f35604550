using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>A rule that the parser, or the check of any message, finds and words itself. What it finds leaves no codec, so it is an error by default.</summary>
public abstract class ProblemAnalyzer : RecordRuleAnalyzer
{
    private readonly string _id;

    private protected ProblemAnalyzer(DiagnosticDescriptor rule)
        : base(rule) => _id = rule.Id;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        from problem in record.Problems
        where problem.Rule == _id
        let member = problem.Field is null ? null : record.Type.GetMembers(problem.Field).FirstOrDefault()
        select new Finding(member ?? record.Type, problem.Message) { Suggestion = problem.Suggestion, Severity = DiagnosticSeverity.Error };
}
