using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>TLG0304: the buffer of a message, or those of all messages together, with the sender's are more than a targeted board has to give.</summary>
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

        var own = HeapOf(record);
        var messages = around.Records.Messages.Where(m => m.Codec is not null).ToList();
        var all = messages.Sum(m => (long)HeapOf(m));
        foreach (var board in around.Settings.Boards)
        {
            if (board.Heap is not { } heap)
            {
                continue;
            }

            var room = $"{board.Name} has {Number(heap.Records)} B for records ({Number(heap.Bytes)} B less {Number(heap.Reading)} B of the program that stores them)";
            if (own > heap.Records)
            {
                yield return new(record.Type, $"{record.Type.Name} takes about {Number(own)} B of heap, {Number(record.Layout.MaxPayloadBytes)} B of it its buffer; {room}. Lower the bounds of its fields.");
            }
            else if (all > heap.Records && IsLargest(record, messages))
            {
                yield return new(record.Type, $"The {messages.Count} messages take about {Number(all)} B of heap, most of it {record.Type.Name} with {Number(own)} B; {room}.");
            }
        }
    }

    private static bool IsLargest(ParsedRecord record, IEnumerable<ParsedRecord> messages) => messages.OrderByDescending(HeapOf).First() == record;

    private static int HeapOf(ParsedRecord record) => RecordHeap.Of(record.Codec!.Message, record.Layout);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
