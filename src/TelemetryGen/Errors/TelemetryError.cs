namespace TelemetryGen;

/// <summary>One named error: what, which field, which value, which limit. Making one allocates nothing; its text is made when asked for.</summary>
public readonly record struct TelemetryError
{
    private readonly ErrorNumber _value;
    private readonly ErrorNumber _minimum;
    private readonly ErrorNumber _maximum;

    private TelemetryError(TelemetryErrorCode code, string subject, ErrorNumber value, ErrorNumber minimum, ErrorNumber maximum)
    {
        (Code, Subject) = (code, subject);
        (_value, _minimum, _maximum) = (value, minimum, maximum);
    }

    /// <summary>What is wrong; <see cref="TelemetryErrorCode.None"/> when nothing is.</summary>
    public TelemetryErrorCode Code { get; }

    /// <summary>The field as <c>Message.Field</c>, or the message; null when nothing is wrong.</summary>
    public string? Subject { get; }

    /// <summary>The value that was met: a number, a length in bytes or an id.</summary>
    public double Value => _value.ToDouble();

    /// <summary>The smallest value that would have been right.</summary>
    public double Minimum => _minimum.ToDouble();

    /// <summary>The largest value that would have been right.</summary>
    public double Maximum => _maximum.ToDouble();

    /// <summary>A whole number that is outside its range, ends included.</summary>
    public static TelemetryError OutOfRange(string subject, long value, long minimum, long maximum) =>
        new(TelemetryErrorCode.ValueOutOfRange, subject, value, minimum, maximum);

    /// <inheritdoc cref="OutOfRange(string, long, long, long)"/>
    public static TelemetryError OutOfRange(string subject, ulong value, ulong minimum, ulong maximum) =>
        new(TelemetryErrorCode.ValueOutOfRange, subject, value, minimum, maximum);

    /// <summary>A number that is outside its range, ends included, or NaN.</summary>
    public static TelemetryError OutOfRange(string subject, double value, double minimum, double maximum) =>
        new(TelemetryErrorCode.ValueOutOfRange, subject, value, minimum, maximum);

    /// <summary>Any other error: what was met and, where it applies, what would have been right.</summary>
    public static TelemetryError Of(TelemetryErrorCode code, string subject, long value = 0, long minimum = 0, long maximum = 0) =>
        new(code, subject, value, minimum, maximum);

    /// <summary>The error in one sentence, with field, value and limit.</summary>
    public override string ToString()
    {
        var (value, minimum, maximum) = (_value, _minimum, _maximum);
        return Code switch
        {
            TelemetryErrorCode.None => "No error.",
            TelemetryErrorCode.BufferTooSmall => $"{Subject} takes {minimum} bytes or more; the span has {value}. MaxPayloadBytes is always enough.",
            TelemetryErrorCode.ValueOutOfRange => $"{Subject} is {value}; it must be {minimum} to {maximum}.",
            TelemetryErrorCode.ValueIsNull => $"{Subject} is null; it is not declared nullable.",
            TelemetryErrorCode.TextTooLong => $"{Subject} takes {value} bytes of UTF-8; the most is {maximum}.",
            TelemetryErrorCode.TextNotUnicode => $"{Subject} has half of a surrogate pair and no UTF-8 form.",
            TelemetryErrorCode.TextPadded => $"{Subject} ends with a zero, which is padding.",
            TelemetryErrorCode.BytesTooLong => $"{Subject} takes {value} bytes; the most is {maximum}.",
            TelemetryErrorCode.LengthMismatch => $"{Subject} has {value} bytes; it takes {minimum}.",
            TelemetryErrorCode.CountMismatch => $"{Subject} has {value} numbers; it takes {minimum}.",
            TelemetryErrorCode.EntriesTooMany => $"{Subject} has {value} entries; the most is {maximum}.",
            TelemetryErrorCode.TimeZoneUnknown => $"{Subject} is neither UTC nor local time; set its Kind.",
            TelemetryErrorCode.MessageTruncated => $"{Subject} ends after {value} bytes; {minimum} are needed.",
            TelemetryErrorCode.WrongSchema => $"{Subject} is of schema {minimum}; the message is of schema {value}.",
            TelemetryErrorCode.WrongTemplate => minimum == maximum
                ? $"{Subject} is message {minimum}; this is message {value}."
                : $"{Subject} has no message {value}.",
            TelemetryErrorCode.VersionOutOfRange => Value == 0
                ? $"{Subject} says schema version {value}; versions start at {minimum}."
                : $"{Subject} is of schema version {value}; this form of it is read from version {minimum} on.",
            TelemetryErrorCode.BlockTooShort => $"{Subject} has a block of {value} bytes; every version has {minimum} or more.",
            TelemetryErrorCode.EntryTooShort => $"{Subject} has entries of {value} bytes; every version has {minimum} or more.",
            TelemetryErrorCode.EntriesOutOfRange => $"{Subject} says it has {value} entries; the most is {maximum}.",
            TelemetryErrorCode.TimestampOutOfRange => $"{Subject} is {value}; years 1 to 9999 are {minimum} to {maximum}.",
            TelemetryErrorCode.DurationOutOfRange => $"{Subject} is {value} ms; it must be {minimum} to {maximum}.",
            TelemetryErrorCode.BooleanUnknown => $"{Subject} is {value}; it must be 0, 1, or 255 for null.",
            TelemetryErrorCode.LengthOutOfRange => $"{Subject} says it has {value} bytes; the most is {maximum}.",
            TelemetryErrorCode.TextNotUtf8 => $"{Subject} is not UTF-8.",
            TelemetryErrorCode.TrailingBytes => $"{Subject} ends after {minimum} bytes; the message has {value}.",
            _ => $"{Subject}: {Code}.",
        };
    }
}
