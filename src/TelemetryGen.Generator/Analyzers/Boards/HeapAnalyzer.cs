using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>
/// TLG0304: a message, or all of them together, take more heap than a targeted board has beside the program that stores them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HeapAnalyzer() : RecordRuleAnalyzer(Rules.Heap)
{
    private protected override bool Concerns(BuildSettings settings) => settings.Boards.Any(b => b.Heap is not null);

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        if (record.Codec is null)
        {
            yield break;
        }

        foreach (var board in around.Settings.Boards)
        {
            if (board.Heap is not { } heap)
            {
                continue;
            }

            var own = HeapTotal.Compute(heap, record);
            var total = HeapTotal.Compute(board.Name, heap, around.Records);
            var room =
                $"{board.Name} has {NumberText.Format(heap.Records)} B for records ({NumberText.Format(heap.Bytes)} B "
                    + $"less {NumberText.Format(heap.Reading)} B of the program that stores them)";
            if (own > heap.Records)
            {
                yield return new(
                    record.Type,
                    $"{record.Type.Name} takes about {NumberText.Format(own)} B of "
                        + $"heap, {NumberText.Format(record.Layout.MaxPayloadBytes)} B of it its buffer; {room}. Lower the bounds of its "
                        + "fields.");
            }
            else if (total.Bytes > heap.Records && total.Largest == record)
            {
                yield return new(
                    record.Type,
                    $"The {total.Messages} messages take about {NumberText.Format(total.Bytes)} B of heap, "
                        + $"most of it {record.Type.Name} with {NumberText.Format(own)} B; {room}.");
            }
        }
    }
}
