using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0005: two messages with one id or name, or with different enumerations or records of one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateMessageAnalyzer() : RecordRuleAnalyzer(Rules.DuplicateMessage)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        around.Records.Clashes.GetFindings(record.Type);
}
