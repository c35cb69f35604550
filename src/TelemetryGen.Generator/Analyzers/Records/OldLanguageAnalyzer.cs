using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Discovery;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0013: the project's language is older than that of generated code, so nothing is generated.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldLanguageAnalyzer() : RecordRuleAnalyzer(Rules.OldLanguage)
{
    private protected override bool LooksAtSchema => true;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) => [];

    private protected override IEnumerable<Finding> CheckSchema(Location attribute, RuleContext around)
    {
        if (around.Records.Messages.Count > 0 && !NeededLanguage.IsIn(attribute.SourceTree!))
        {
            yield return new(
                attribute,
                $"The project is in C# {NeededLanguage.GetVersion(attribute.SourceTree!).ToDisplayString()}; what is generated for its "
                    + $"records needs C# {NeededLanguage.Least.ToDisplayString()} or newer. "
                + $"Set LangVersion to {NeededLanguage.Least.ToDisplayString()} or more, or take it out of the project.");
        }
    }
}
