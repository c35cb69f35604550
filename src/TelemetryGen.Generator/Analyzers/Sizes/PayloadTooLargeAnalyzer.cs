using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Sizes;

/// <summary>TLG0101: a message can be larger than its own limit, or than one event of the tier.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadTooLargeAnalyzer() : ProblemAnalyzer(Rules.PayloadTooLarge)
{
    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        var found = base.Check(record, around).ToList();
        if (found.Count > 0 || record.Record is null)
        {
            return found;
        }

        var layout = record.Layout;
        var settings = around.Settings;
        return layout.MaxPayloadBytes <= settings.EventBytes
            ? []
            : [new(record.Type, string.Format(
                CultureInfo.InvariantCulture, "{0} can take {1} bytes; one event of tier {2} takes {3}. Largest: {4}.",
                record.Type.Name, layout.MaxPayloadBytes, settings.Tier, settings.EventBytes, layout.LargestFields()))];
    }
}
