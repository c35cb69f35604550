using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0006: a message id that no header carries, or that marks a batch.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageIdAnalyzer() : ProblemAnalyzer(Rules.MessageId)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        base.Check(record, around).Select(finding => finding with { Suggestion = around.Records.Clashes.FreeIdFor(record.Type) });
}
