namespace TelemetryGen.Conformance.Robustness;

/// <summary>What the documentation of <see cref="TelemetryErrorCode"/> says of reading.</summary>
internal static class DocumentedErrors
{
    private static readonly TelemetryErrorCode[] OfReading =
    [
        TelemetryErrorCode.MessageTruncated,
        TelemetryErrorCode.SchemaMismatch,
        TelemetryErrorCode.TemplateMismatch,
        TelemetryErrorCode.VersionOutOfRange,
        TelemetryErrorCode.BlockTooShort,
        TelemetryErrorCode.EntryTooShort,
        TelemetryErrorCode.EntriesOutOfRange,
        TelemetryErrorCode.TimestampOutOfRange,
        TelemetryErrorCode.DurationOutOfRange,
        TelemetryErrorCode.InvalidBoolean,
        TelemetryErrorCode.LengthOutOfRange,
        TelemetryErrorCode.TextNotUtf8,
        TelemetryErrorCode.TrailingBytes,
    ];

    private static readonly TelemetryErrorCode[] OfBatches =
    [
        TelemetryErrorCode.RowsOutOfRange,
        TelemetryErrorCode.UnknownEncoding,
        TelemetryErrorCode.UnknownFlags,
        TelemetryErrorCode.ChecksumMismatch,
        TelemetryErrorCode.UnknownRowLength,
        TelemetryErrorCode.RowVersionOutOfRange,
    ];

    /// <summary>Whether any bytes may be refused with this when they are read as a batch.</summary>
    public static bool IsOfReadingBatches(TelemetryError error) =>
        IsOfReading(error) || (OfBatches.Contains(error.Code) && error.Subject is not null);

    /// <summary>Whether any bytes may be refused with this.</summary>
    public static bool IsOfReading(TelemetryError error) => OfReading.Contains(error.Code) && error.Subject is not null;
}
