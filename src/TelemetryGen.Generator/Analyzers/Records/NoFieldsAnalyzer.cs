using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0016: a message that carries nothing but its header. TLG0007 has told already of members that were meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoFieldsAnalyzer() : ProblemAnalyzer(Rules.NoFields)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        var said = base.Check(record, around).ToList();
        return said.Count > 0 && NotCarriedAnalyzer.FindLost(record.Type).Any() ? [] : said;
    }
}
