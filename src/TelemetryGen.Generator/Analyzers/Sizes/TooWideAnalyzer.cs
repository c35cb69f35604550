using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Sizes;

/// <summary>TLG0104: a narrower type holds the declared range of an integer or of steps.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TooWideAnalyzer() : FieldRuleAnalyzer(Rules.TooWide)
{
    private protected override IEnumerable<Finding> Check(CarriedField field, RuleContext around)
    {
        var spec = field.Field;
        if (spec.Kind is not (FieldKind.Integer or FieldKind.Scaled)
            || spec.Range is not { } range
            || WireTypes.Narrowest(range.Minimum, range.Maximum, spec.HasNullValue) is not { } narrow
            || narrow.Size() >= spec.Wire.Size())
        {
            yield break;
        }

        var isScaled = spec.Kind == FieldKind.Scaled;
        if (isScaled && field.Attribute(AttributeNames.Scaled)?.Named("Wire") is null)
        {
            yield break;
        }

        var count = Math.Max(1, Math.Max(spec.Length, spec.MaxCount));
        yield return new(field.Property, string.Format(
            CultureInfo.InvariantCulture, "{0} takes {1} B; {2} holds its {3}..{4}{5} and saves {6} B.",
            field.Name, spec.Wire.Size() * count, isScaled ? narrow.SbeName() : CSharpNames.GetKeyword(narrow), range.Minimum,
            range.Maximum, isScaled ? " steps" : "", (spec.Wire.Size() - narrow.Size()) * count))
        {
            Suggestion = around.UnlessLocked(field.Type, field.Name, isScaled ? "" : CSharpNames.GetKeyword(narrow)),
        };
    }
}
