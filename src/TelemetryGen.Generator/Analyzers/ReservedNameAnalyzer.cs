using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0303: a member has the name of a generated one, or its name is reserved or another member's in a target language of the build.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedNameAnalyzer() : ProblemAnalyzer(Rules.ReservedName)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        base.Check(record, around).Concat(record.Record is { } spec ? CheckNames(record.Type, spec, isPart: false, around) : []);

    private protected override IEnumerable<Finding> CheckPart(INamedTypeSymbol type, RuleContext around) =>
        around.Records.PartOf(type) is { } part ? CheckNames(type, part, isPart: true, around) : [];

    private static IEnumerable<Finding> CheckNames(INamedTypeSymbol type, RecordSpec record, bool isPart, RuleContext around)
    {
        var fields = record.Message.LiveFields.ToList();
        foreach (var language in TargetLanguage.All.Where(l => around.Settings.Targets.Contains(l.Target)))
        {
            var taken = new Dictionary<string, FieldSpec>();
            foreach (var field in fields)
            {
                var name = language.NameOf(field.DeviceName);
                var reason = language.Reason(name, isPart) ?? (taken.TryGetValue(name, out var other) ? $"is the name of {other.Name}, too" : null);
                if (reason is null)
                {
                    taken.Add(name, field);
                }
                else
                {
                    yield return new(
                        type.GetMembers(field.Name).FirstOrDefault() ?? type,
                        $"{field.Name} is called {name} in {language.Name}, which {reason}. Give it [TargetName(\"{field.Name}Value\")] or another name.")
                    {
                        Suggestion = $"{field.Name}Value",
                    };
                }
            }
        }
    }
}
