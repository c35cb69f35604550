namespace TelemetryGen.Server.Pipeline;

/// <summary>Finds the duplicates among the records of an event. They are noted as seen only after they were handled.</summary>
/// <param name="filter">What was seen.</param>
/// <param name="bits">Bits of a sequence number: 16, 32 or 64.</param>
internal sealed class EventDuplicates<TRecord>(DuplicateFilter filter, int bits)
    where TRecord : IBatchRow<TRecord>
{
    private int[] _kept = [];

    /// <summary>Takes out what was seen before.</summary>
    /// <returns>How many there were.</returns>
    public int Drop(EventRows<TRecord> rows, string sender)
    {
        if (_kept.Length < rows.Count)
        {
            _kept = new int[Math.Max(rows.Count, 16)];
        }

        var (count, kept, highest) = (rows.Count, 0, 0UL);
        for (var i = 0; i < count; i++)
        {
            var number = rows.GetNumber(i);
            if (filter.Peek(sender, TRecord.TemplateId, number, bits) == SequenceVerdict.Duplicate
                || (number != 0 && number <= highest && Has(rows, _kept.AsSpan(0, kept), number)))
            {
                continue;
            }

            highest = Math.Max(highest, number);
            _kept[kept++] = i;
        }

        if (kept < count)
        {
            rows.Keep(_kept.AsSpan(0, kept));
        }

        return count - kept;
    }

    /// <summary>Notes those that were handled.</summary>
    /// <param name="rows">The records.</param>
    /// <param name="sender">Who sent them.</param>
    /// <param name="failed">Places of those that no handler took: they may come again, from the dead letters.</param>
    public void Observe(EventRows<TRecord> rows, string sender, IReadOnlyList<int>? failed)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (failed is null || !failed.Contains(rows.Places[i]))
            {
                filter.Observe(sender, TRecord.TemplateId, rows.GetNumber(i), bits);
            }
        }
    }

    // Two records with one number in one event: no sender of ours makes such, and the search is only for numbers out of order.
    private static bool Has(EventRows<TRecord> rows, ReadOnlySpan<int> kept, ulong number)
    {
        foreach (var row in kept)
        {
            if (rows.GetNumber(row) == number)
            {
                return true;
            }
        }

        return false;
    }
}
