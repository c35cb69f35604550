using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// One named error: what, which field, which value, which limit. Making one allocates nothing; its text is made when asked for.
/// </summary>
public readonly record struct TelemetryError
{
    // Three numbers of one kind, and the kind once: an error is cleared at each success, so it is small.
    private readonly long _value;
    private readonly long _minimum;
    private readonly long _maximum;
    private readonly ErrorNumberKind _kind;

    private TelemetryError(TelemetryErrorCode code, string subject, ErrorNumberKind kind, long value, long minimum, long maximum)
    {
        (Code, Subject, _kind) = (code, subject, kind);
        (_value, _minimum, _maximum) = (value, minimum, maximum);
    }

    /// <summary>What is wrong; <see cref="TelemetryErrorCode.None"/> when nothing is.</summary>
    public TelemetryErrorCode Code { get; }

    /// <summary>The field as <c>Message.Field</c>, or the message; null when nothing is wrong.</summary>
    public string? Subject { get; }

    /// <summary>The value that was met: a number, a length in bytes or an id.</summary>
    public double Value => _kind.ToDouble(_value);

    /// <summary>The smallest value that would have been right.</summary>
    public double Minimum => _kind.ToDouble(_minimum);

    /// <summary>The largest value that would have been right.</summary>
    public double Maximum => _kind.ToDouble(_maximum);

    /// <summary>A whole number that is outside its range, ends included.</summary>
    public static TelemetryError CreateOutOfRange(string subject, long value, long minimum, long maximum) =>
        new(TelemetryErrorCode.ValueOutOfRange, subject, ErrorNumberKind.Signed, value, minimum, maximum);

    /// <inheritdoc cref="CreateOutOfRange(string, long, long, long)"/>
    public static TelemetryError CreateOutOfRange(string subject, ulong value, ulong minimum, ulong maximum) =>
        new(TelemetryErrorCode.ValueOutOfRange, subject, ErrorNumberKind.Unsigned, unchecked((long)value), unchecked((long)minimum),
            unchecked((long)maximum));

    /// <summary>A number that is outside its range, ends included, or NaN.</summary>
    public static TelemetryError CreateOutOfRange(string subject, double value, double minimum, double maximum) => new(
        TelemetryErrorCode.ValueOutOfRange, subject, ErrorNumberKind.Floating,
        BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(minimum), BitConverter.DoubleToInt64Bits(maximum));

    /// <summary>A float that is outside its range, ends included, or NaN. Its text is as short as that of a float.</summary>
    public static TelemetryError CreateOutOfRange(string subject, float value, double minimum, double maximum) => new(
        TelemetryErrorCode.ValueOutOfRange, subject, ErrorNumberKind.Single,
        BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(minimum), BitConverter.DoubleToInt64Bits(maximum));

    /// <summary>Any other error: what was met and, where it applies, what would have been right.</summary>
    public static TelemetryError Create(TelemetryErrorCode code, string subject, long value = 0, long minimum = 0, long maximum = 0) =>
        new(code, subject, ErrorNumberKind.Signed, value, minimum, maximum);

    /// <summary>Gives the error of a whole number outside its range, and false: what a method that refuses returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool FailOutOfRange(out TelemetryError error, string subject, long value, long minimum, long maximum)
    {
        error = CreateOutOfRange(subject, value, minimum, maximum);
        return false;
    }

    /// <inheritdoc cref="FailOutOfRange(out TelemetryError, string, long, long, long)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool FailOutOfRange(out TelemetryError error, string subject, ulong value, ulong minimum, ulong maximum)
    {
        error = CreateOutOfRange(subject, value, minimum, maximum);
        return false;
    }

    /// <summary>Gives the error of a number outside its range, or NaN, and false.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool FailOutOfRange(out TelemetryError error, string subject, double value, double minimum, double maximum)
    {
        error = CreateOutOfRange(subject, value, minimum, maximum);
        return false;
    }

    /// <summary>Gives the error of a float outside its range, or NaN, and false.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool FailOutOfRange(out TelemetryError error, string subject, float value, double minimum, double maximum)
    {
        error = CreateOutOfRange(subject, value, minimum, maximum);
        return false;
    }

    /// <summary>Gives any other error, and false.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Fail(
        out TelemetryError error, TelemetryErrorCode code, string subject, long value = 0, long minimum = 0, long maximum = 0)
    {
        error = Create(code, subject, value, minimum, maximum);
        return false;
    }

    /// <summary>The error in one sentence, with field, value and limit.</summary>
    public override string ToString()
    {
        var (value, minimum, maximum) = (_kind.ToText(_value), _kind.ToText(_minimum), _kind.ToText(_maximum));
        return Code switch
        {
            TelemetryErrorCode.None => "No error.",
            TelemetryErrorCode.BufferTooSmall =>
                $"{Subject} takes {minimum} bytes or more; the span has {value}. MaxPayloadBytes is always enough.",
            TelemetryErrorCode.ValueOutOfRange => $"{Subject} is {value}; it must be {minimum} to {maximum}.",
            TelemetryErrorCode.ValueIsNull => $"{Subject} is null; it is not declared nullable.",
            TelemetryErrorCode.TextTooLong => $"{Subject} takes {value} bytes of UTF-8; the maximum is {maximum}.",
            TelemetryErrorCode.TextNotUnicode => $"{Subject} has an unpaired surrogate and no UTF-8 form.",
            TelemetryErrorCode.TextContainsNull =>
                $"{Subject} has U+0000 at index {value}; a text may not, because boards of .NET nanoFramework end it there.",
            TelemetryErrorCode.BytesTooLong => $"{Subject} takes {value} bytes; the maximum is {maximum}.",
            TelemetryErrorCode.LengthMismatch => $"{Subject} has {value} bytes; it takes {minimum}.",
            TelemetryErrorCode.CountMismatch => $"{Subject} has {value} numbers; it takes {minimum}.",
            TelemetryErrorCode.TooManyEntries => $"{Subject} has {value} entries; the maximum is {maximum}.",
            TelemetryErrorCode.UnspecifiedDateTimeKind => $"{Subject} is neither UTC nor local time; set its Kind.",
            TelemetryErrorCode.MessageTruncated => $"{Subject} ends after {value} bytes; {minimum} are needed.",
            TelemetryErrorCode.SchemaMismatch => $"{Subject} is of schema {minimum}; the message is of schema {value}.",
            TelemetryErrorCode.TemplateMismatch => minimum == maximum
                ? $"{Subject} is message {minimum}; this is message {value}."
                : $"{Subject} has no message {value}.",
            TelemetryErrorCode.VersionOutOfRange => Value == 0
                ? $"{Subject} has schema version {value}; versions start at {minimum}."
                : $"{Subject} is of schema version {value}; this form of it is read from version {minimum} on.",
            TelemetryErrorCode.BlockTooShort => $"{Subject} has a block of {value} bytes; every version has {minimum} or more.",
            TelemetryErrorCode.EntryTooShort => $"{Subject} has entries of {value} bytes; every version has {minimum} or more.",
            TelemetryErrorCode.EntriesOutOfRange => $"{Subject} declares {value} entries; the maximum is {maximum}.",
            TelemetryErrorCode.TimestampOutOfRange => $"{Subject} is {value}; years 1 to 9999 are {minimum} to {maximum}.",
            TelemetryErrorCode.DurationOutOfRange => $"{Subject} is {value} ms; it must be {minimum} to {maximum}.",
            TelemetryErrorCode.InvalidBoolean => $"{Subject} is {value}; it must be 0, 1, or 255 for null.",
            TelemetryErrorCode.LengthOutOfRange => $"{Subject} declares {value} bytes; the maximum is {maximum}.",
            TelemetryErrorCode.TextNotUtf8 => $"{Subject} is not UTF-8.",
            TelemetryErrorCode.TrailingBytes => $"{Subject} ends after {minimum} bytes; the message has {value}.",
            TelemetryErrorCode.BatchFull => _minimum == _maximum
                ? $"A batch of {Subject} has {minimum} records; none has more."
                : $"A batch of {Subject} has no room for more than {minimum} records in {value} bytes.",
            TelemetryErrorCode.RowsOutOfRange => $"A batch of {Subject} has {value} rows; it must have {minimum} to {maximum}.",
            TelemetryErrorCode.UnknownEncoding => $"A batch of {Subject} has encoding {value}; 0, rows, is known.",
            TelemetryErrorCode.UnknownFlags => $"A batch of {Subject} has flags {value}; none are known.",
            TelemetryErrorCode.ChecksumMismatch => $"A batch of {Subject} has the checksum {value}; that of its rows is {minimum}.",
            TelemetryErrorCode.UnknownRowLength =>
                $"A batch of {Subject} is of schema version {value}; a reader of version {maximum} cannot tell where its rows end.",
            TelemetryErrorCode.RowVersionOutOfRange =>
                $"A batch of {Subject} has the row version {value}; it must be {minimum} to {maximum}.",
            _ => $"{Subject}: {Code}.",
        };
    }
}
