namespace TelemetryGen;

/// <summary>What is asked of a batch before its rows are looked at.</summary>
internal static class BatchCheck
{
    /// <summary>How many rows, in how many bytes at the end of the batch.</summary>
    internal readonly record struct Extent(int Count, int Length);

    /// <summary>Checks the header, the lengths, the checksum, and that the rows are of a form that is known.</summary>
    /// <param name="source">The batch.</param>
    /// <param name="extent">Where the rows are.</param>
    /// <param name="row">The header that each row would have as a message.</param>
    /// <param name="error">After false: what is wrong.</param>
    public static bool TryOpen<TRecord>(ReadOnlySpan<byte> source, out Extent extent, out MessageHeader row, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        (extent, row) = (default, default);
        var own = MessageHeader.FromBits(TRecord.Header);
        var expected = own with { TemplateId = (ushort)(own.TemplateId | BatchHeader.TemplateBit),
            BlockLength = BatchHeader.MinBlockLength };
        if (!MessageHeader.TryRead(source, expected, TRecord.Name, out var header, out error))
        {
            return false;
        }

        var start = MessageHeader.Size + header.BlockLength + sizeof(uint);
        if (source.Length < start)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.MessageTruncated, TRecord.Name, source.Length, start);
        }

        var batch = BatchHeader.Read(source, header, out var length);
        if (batch.Encoding != BatchHeader.Rows)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.UnknownEncoding, TRecord.Name, batch.Encoding);
        }

        if (batch.Flags != 0)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.UnknownFlags, TRecord.Name, batch.Flags);
        }

        if (source.Length != start + (long)length)
        {
            return source.Length < start + (long)length
                ? TelemetryError.Fail(out error, TelemetryErrorCode.MessageTruncated, TRecord.Name, source.Length, start + (long)length)
                : TelemetryError.Fail(out error, TelemetryErrorCode.TrailingBytes, TRecord.Name, source.Length, start + (long)length);
        }

        // A row takes a byte at least, or none of them takes any: then the count is all that the batch says, and what bounds it is its
        // type.
        var most = length == 0 ? BatchHeader.MaxRows : Math.Min(BatchHeader.MaxRows, (int)length);
        if (batch.Count == 0 || batch.Count > most)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.RowsOutOfRange, TRecord.Name, batch.Count, 1, most);
        }

        if (Crc32C.Compute(source[start..]) is var crc && crc != batch.Crc)
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.ChecksumMismatch, TRecord.Name, batch.Crc, crc, crc);
        }

        extent = new(batch.Count, (int)length);
        return TryRow<TRecord>(batch, own, out row, out error);
    }

    private static bool TryRow<TRecord>(BatchHeader batch, MessageHeader own, out MessageHeader row, out TelemetryError error)
        where TRecord : IBatchRow<TRecord>
    {
        row = default;
        error = default;
        if (batch.RowVersion == 0 || batch.RowVersion > batch.Version)
        {
            return TelemetryError.Fail(
                out error, TelemetryErrorCode.RowVersionOutOfRange, TRecord.Name, batch.RowVersion, 1, batch.Version);
        }

        if (batch.Version > own.Version && (batch.RowBlockLength is null || batch.RowVersion > own.Version))
        {
            return TelemetryError.Fail(out error, TelemetryErrorCode.UnknownRowLength, TRecord.Name, batch.Version, 1, own.Version);
        }

        var blockLength = batch.RowBlockLength ?? (ushort)TRecord.GetBlockLength(batch.Version);
        if (blockLength < TRecord.MinBlockLength)
        {
            return TelemetryError.Fail(
                out error, TelemetryErrorCode.BlockTooShort, TRecord.Name, blockLength, TRecord.MinBlockLength, ushort.MaxValue);
        }

        row = own with { BlockLength = blockLength, Version = batch.Version };
        return true;
    }
}
