namespace TelemetryGen.Conformance.Robustness;

/// <summary>What the documentation of <see cref="TelemetryErrorCode"/> says of reading.</summary>
internal static class DocumentedErrors
{
    private static readonly TelemetryErrorCode[] OfReading =
    [
        TelemetryErrorCode.MessageTruncated,
        TelemetryErrorCode.WrongSchema,
        TelemetryErrorCode.WrongTemplate,
        TelemetryErrorCode.VersionOutOfRange,
        TelemetryErrorCode.BlockTooShort,
        TelemetryErrorCode.EntryTooShort,
        TelemetryErrorCode.EntriesOutOfRange,
        TelemetryErrorCode.TimestampOutOfRange,
        TelemetryErrorCode.DurationOutOfRange,
        TelemetryErrorCode.BooleanUnknown,
        TelemetryErrorCode.LengthOutOfRange,
        TelemetryErrorCode.TextNotUtf8,
        TelemetryErrorCode.TrailingBytes,
    ];

    /// <summary>Whether any bytes may be refused with this.</summary>
    public static bool IsOfReading(TelemetryError error) => OfReading.Contains(error.Code) && error.Subject is not null;
}
