using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Sizes;

/// <summary>TLG0102: a message can fill more than 80 % of its limit: its own, or without one that of an event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadLargeAnalyzer() : RecordRuleAnalyzer(Rules.PayloadLarge)
{
    private const int Percent = 80;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        if (record.Codec is not { } spec)
        {
            yield break;
        }

        var layout = record.Layout;
        var limit = Math.Min(spec.Message.MaxPayloadBytes ?? int.MaxValue, around.Settings.EventBytes);
        var fill = 100L * layout.MaxPayloadBytes / limit;
        if (layout.MaxPayloadBytes <= limit && 100L * layout.MaxPayloadBytes > (long)Percent * limit)
        {
            yield return new(record.Type, string.Format(
                CultureInfo.InvariantCulture, "{0} can take {1} of its {2} bytes, {3} %; above {4} % little can be added. Largest: {5}.",
                record.Type.Name, layout.MaxPayloadBytes, limit, fill, Percent, layout.LargestFields()));
        }
    }
}
