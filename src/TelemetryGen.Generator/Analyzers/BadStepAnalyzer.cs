using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0405: a step that is not above 0, and so no step; or one that is too coarse to reach a declared bound.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadStepAnalyzer() : ProblemAnalyzer(Rules.BadStep)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) =>
        base.Check(record, around).Concat(record.Record is { } spec && record.Problems.Count == 0 ? CoarseIn(record.Type, spec) : []);

    private protected override IEnumerable<Finding> CheckPart(INamedTypeSymbol type, RuleContext around) =>
        around.Records.PartOf(type) is { } part ? CoarseIn(type, part) : [];

    private static IEnumerable<Finding> CoarseIn(INamedTypeSymbol type, RecordSpec record) =>
        from field in record.Message.LiveFields
        where field is { Kind: FieldKind.Scaled, Range: not null }
        let property = type.GetMembers(field.Name).OfType<IPropertySymbol>().FirstOrDefault()
        where property is not null
        let range = new CarriedField(field, property, record).Attribute(AttributeNames.Range)
        where range is not null
        from finding in Coarse(field, property, range)
        select finding;

    private static IEnumerable<Finding> Coarse(FieldSpec field, IPropertySymbol property, AttributeData range)
    {
        var steps = field.Range!.Value;
        foreach (var (end, reached) in new[] { (range.Argument(0), steps.Minimum), (range.Argument(1), steps.Maximum) })
        {
            var declared = Convert.ToDecimal(end, CultureInfo.InvariantCulture);
            var last = (reached * field.Step) + field.Offset;
            if (declared != last)
            {
                yield return new(property, string.Format(
                    CultureInfo.InvariantCulture, "The range of {0} ends at {1}; in steps of {2} the last value is {3}. Use a finer step, or end it there.", field.Name, declared, Short(field.Step), Short(last)));
            }
        }
    }

    private static string Short(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
