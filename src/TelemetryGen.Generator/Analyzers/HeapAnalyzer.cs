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
    private protected override bool Concerns(BuildSettings settings) => settings.Boards.Any(b => b.TelemetryBytes is not null);

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around)
    {
        if (record.Codec is null)
        {
            yield break;
        }

        var own = BufferOf(record);
        var messages = around.Records.Messages.Where(m => m.Codec is not null).ToList();
        var all = messages.Sum(m => (long)BufferOf(m));
        foreach (var board in around.Settings.Boards.Where(b => b.TelemetryBytes is not null))
        {
            var room = board.TelemetryBytes!.Value - Schema.Boards.SenderBytes;
            if (own > room)
            {
                yield return new(record.Type, Text(
                    $"{record.Type.Name} needs a buffer of {own} B; {board.Name} has {room} B for messages ({board.TelemetryBytes} B less {Schema.Boards.SenderBytes} B of the sender). Lower the bounds of its fields."));
            }
            else if (all > room && IsLargest(record, messages))
            {
                yield return new(record.Type, Text(
                    $"The buffers of {messages.Count} messages take {all} B, most of it {record.Type.Name} with {own} B; {board.Name} has {room} B for messages ({board.TelemetryBytes} B less {Schema.Boards.SenderBytes} B of the sender)."));
            }
        }
    }

    private static bool IsLargest(ParsedRecord record, IEnumerable<ParsedRecord> messages) => messages.OrderByDescending(BufferOf).First() == record;

    // Each record on a board has a buffer for its longest message.
    private static int BufferOf(ParsedRecord record) => record.Layout.MaxPayloadBytes;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
