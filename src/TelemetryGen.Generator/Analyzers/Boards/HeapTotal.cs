using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Boards;

/// <summary>What all messages of a compilation take of a board's heap together: added up once, not for each message again.</summary>
/// <param name="Messages">How many there are.</param>
/// <param name="Bytes">Modules, objects and buffers of all.</param>
/// <param name="Largest">The one that takes most; the first of several. Null when there is none.</param>
internal sealed record HeapTotal(int Messages, long Bytes, ParsedRecord? Largest)
{
    private static readonly ConditionalWeakTable<CompilationRecords, ConcurrentDictionary<string, HeapTotal>> Known = new();

    /// <summary>What one message takes.</summary>
    public static int Compute(BoardHeap heap, ParsedRecord record) => heap.Estimate(record.Codec!.Message, record.Layout);

    /// <summary>What all of them take on a board of that name.</summary>
    public static HeapTotal Compute(string board, BoardHeap heap, CompilationRecords records) =>
        Known.GetValue(records, _ => new()).GetOrAdd(board, _ => Add(heap, records.Messages.Where(m => m.Codec is not null)));

    private static HeapTotal Add(BoardHeap heap, IEnumerable<ParsedRecord> messages)
    {
        var (count, bytes, most) = (0, 0L, 0);
        ParsedRecord? largest = null;
        foreach (var message in messages)
        {
            var own = Compute(heap, message);
            bytes += own;
            count++;
            if (largest is null || own > most)
            {
                (largest, most) = (message, own);
            }
        }

        return new(count, bytes, largest);
    }
}
