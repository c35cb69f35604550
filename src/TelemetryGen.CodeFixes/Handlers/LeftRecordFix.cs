using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.Analyzers.Programs;
using TelemetryGen.Generator.Diagnostics;

namespace TelemetryGen.CodeFixes;

/// <summary>
/// TLG0503: adds the methods, which throw until somebody writes them, because an empty one would lose the record again; or an empty
/// <c>OnOther</c>, which says that the records are not wanted.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LeftRecordFix() : RuleFix(Rules.LeftRecord)
{
    private protected override IEnumerable<Fix> GetFixes(SyntaxNode at, Diagnostic diagnostic, string? suggestion)
    {
        if (suggestion is null || at.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            yield break;
        }

        var methods = suggestion.Split('\n');
        yield return new(
            methods.Length == 1 ? $"Add {DeclaredMethod.Parse($"{methods[0]};").Identifier.ValueText}" : $"Add {methods.Length} methods",
            "AddMethods", type, type.WithMethods(methods.Select(m => $"{m} => throw new global::System.NotImplementedException();")));
        if (diagnostic.Properties.TryGetValue(LeftRecordAnalyzer.OtherKey, out var other))
        {
            yield return new("Ignore the others: add an empty OnOther", "AddOther", type, type.WithMethods([$"{other} {{ }}"]));
        }
    }
}
