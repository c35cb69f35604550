namespace TelemetryGen;

/// <summary>What is wrong with a record that cannot be written, or with bytes that cannot be read.</summary>
public enum TelemetryErrorCode
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Writing: the span is shorter than the message.</summary>
    BufferTooSmall,

    /// <summary>Writing: a number is outside its field's range, or is NaN or infinite.</summary>
    ValueOutOfRange,

    /// <summary>Writing: a text or byte array that may not be null is.</summary>
    ValueIsNull,

    /// <summary>Writing: a text takes more UTF-8 bytes than its field allows.</summary>
    TextTooLong,

    /// <summary>Writing: a text has half of a surrogate pair and so no UTF-8 form.</summary>
    TextNotUnicode,

    /// <summary>Writing: a text has the character U+0000, at which some boards end it.</summary>
    TextContainsNull,

    /// <summary>Writing: a byte array is longer than its field allows.</summary>
    BytesTooLong,

    /// <summary>Writing: a byte array has not the length of its field.</summary>
    LengthMismatch,

    /// <summary>Writing: an array of numbers has not the length of its field.</summary>
    CountMismatch,

    /// <summary>Writing: a list has more entries than its field allows.</summary>
    TooManyEntries,

    /// <summary>Writing: a DateTime is neither UTC nor local, and so no timestamp.</summary>
    UnspecifiedDateTimeKind,

    /// <summary>Reading: the message ends before its header, block, groups or variable data do.</summary>
    MessageTruncated,

    /// <summary>Reading: the message belongs to another schema.</summary>
    SchemaMismatch,

    /// <summary>Reading: the message is another one of the schema, or one that this reader does not know.</summary>
    TemplateMismatch,

    /// <summary>Reading: the header names a version that no sender has (0), or one that lacks fields of the form that is read.</summary>
    VersionOutOfRange,

    /// <summary>Reading: the root block is shorter than the fields that every version has.</summary>
    BlockTooShort,

    /// <summary>Reading: the entries of a group are shorter than the fields that every version has.</summary>
    EntryTooShort,

    /// <summary>Reading: a group of a known version has more entries than its field allows.</summary>
    EntriesOutOfRange,

    /// <summary>Reading: a timestamp is outside the years 1 to 9999.</summary>
    TimestampOutOfRange,

    /// <summary>Reading: a span of time is longer than a TimeSpan.</summary>
    DurationOutOfRange,

    /// <summary>Reading: a nullable boolean is neither 0, 1 nor null.</summary>
    InvalidBoolean,

    /// <summary>Reading: a text or byte array of a known version is longer than its field allows.</summary>
    LengthOutOfRange,

    /// <summary>Reading: a text is not UTF-8.</summary>
    TextNotUtf8,

    /// <summary>Reading: bytes follow a message of a version that has none there.</summary>
    TrailingBytes,

    /// <summary>Writing: a batch has no room for the next record.</summary>
    BatchFull,

    /// <summary>Writing or reading: a batch has no rows, or more than it can have.</summary>
    RowsOutOfRange,

    /// <summary>Reading: the rows of a batch are encoded in a way that is not known.</summary>
    UnknownEncoding,

    /// <summary>Reading: a batch has flags that are not known.</summary>
    UnknownFlags,

    /// <summary>Reading: the checksum of a batch is not that of its rows.</summary>
    ChecksumMismatch,

    /// <summary>Reading: a newer sender's rows end where this version of the schema cannot tell.</summary>
    UnknownRowLength,

    /// <summary>Reading: the version that a batch says its rows' newest list or text to be of is 0, or above its own.</summary>
    RowVersionOutOfRange,
}
