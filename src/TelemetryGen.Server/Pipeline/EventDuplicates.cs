namespace TelemetryGen.Server.Pipeline;

/// <summary>Finds the duplicates among the records of an event. They are noted as seen only after they were handled.</summary>
internal sealed class EventDuplicates<TRecord>(DuplicateFilter filter, SequenceNumbers<TRecord> numbers)
    where TRecord : IBatchRow<TRecord>
{
    /// <summary>Takes what was seen before out of the buffer.</summary>
    /// <returns>How many there were.</returns>
    public int Drop(RecordBuffer<TRecord> buffer, string sender)
    {
        var records = buffer.Records;
        var (kept, highest) = (0, 0UL);
        for (var i = 0; i < records.Length; i++)
        {
            var number = numbers.Of(records[i]);
            if (filter.Peek(sender, TRecord.TemplateId, number, numbers.Bits) == SequenceVerdict.Duplicate
                || (number != 0 && number <= highest && Has(records[..kept], number)))
            {
                continue;
            }

            highest = Math.Max(highest, number);
            buffer.Keep(i, kept++);
        }

        buffer.Truncate(kept);
        return records.Length - kept;
    }

    /// <summary>Notes those that were handled.</summary>
    /// <param name="buffer">The records.</param>
    /// <param name="sender">Who sent them.</param>
    /// <param name="failed">Places of those that no handler took: they may come again, from the dead letters.</param>
    public void Observe(RecordBuffer<TRecord> buffer, string sender, IReadOnlyList<int>? failed)
    {
        var records = buffer.Records;
        for (var i = 0; i < records.Length; i++)
        {
            if (failed is null || !failed.Contains(buffer.Places[i]))
            {
                filter.Observe(sender, TRecord.TemplateId, numbers.Of(records[i]), numbers.Bits);
            }
        }
    }

    // Two records with one number in one event: no sender of ours makes such, and the search is only for numbers out of order.
    private bool Has(ReadOnlySpan<TRecord> records, ulong number)
    {
        foreach (ref readonly var record in records)
        {
            if (numbers.Of(record) == number)
            {
                return true;
            }
        }

        return false;
    }
}
