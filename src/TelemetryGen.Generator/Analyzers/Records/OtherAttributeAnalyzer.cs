using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Discovery;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Generator.Analyzers.Records;

/// <summary>TLG0014: an attribute of another library stands where one of TelemetryGen is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherAttributeAnalyzer() : ProblemAnalyzer(Rules.OtherAttribute)
{
    // Of a type that was to be the only record of its project, too.
    private protected override bool LooksAtAllTypes => true;

    private protected override IEnumerable<Finding> CheckNestedRecord(INamedTypeSymbol type, RuleContext around)
    {
        var said = around.Records.Messages.Count > 0 ? base.CheckNestedRecord(type, around) : [];
        return type.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax { AttributeLists.Count: > 0 } declaration
            && RecordDeclaration.MayBe(declaration, around.Surroundings))
            && OtherAttributes.CheckType(type) is { } problem
            ? said.Append(new(type, problem.Message) { Severity = DiagnosticSeverity.Error })
            : said;
    }
}
