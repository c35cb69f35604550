namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// <c>ColumnBatch.TryRead</c> says of the bytes of an event, a message or a batch, what reading its records says, and its columns hold
/// their values.
/// </summary>
internal static class ColumnReading
{
    /// <param name="codec">The record.</param>
    /// <param name="isBatch">The records were read as those of a batch.</param>
    /// <param name="bytes">The event's body.</param>
    /// <param name="records">The records that were read of it; null when it was refused.</param>
    /// <param name="error">Then why.</param>
    public static string? Problem(
        RecordCodec codec, bool isBatch, byte[] bytes, IReadOnlyList<object>? records, TelemetryError error)
    {
        var forms = Forms.Of(codec.Message.Name);
        if (BatchHeader.IsBatch(bytes) != isBatch || forms is not { ReadEvent: { } read, WithoutTexts: { } strip })
        {
            return null;
        }

        var columns = read(bytes, out var columnError);
        if ((columns?.Count, columnError) != (records?.Count, error))
        {
            return $"{codec} is read as {records?.Count} records, {error}, and as columns of {columns?.Count}, {columnError}";
        }

        for (var i = 0; i < columns?.Count; i++)
        {
            if (!Records.AreSame(strip(records![i]), columns[i]))
            {
                return $"record {i} of {codec} is {Records.Text(records[i])}, and in columns {Records.Text(columns[i])}";
            }
        }

        return null;
    }
}
