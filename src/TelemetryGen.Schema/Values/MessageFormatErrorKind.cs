namespace TelemetryGen.Schema;

/// <summary>Why a <see cref="MessageFormatException"/> was thrown, where a caller can do something else about it than show it.</summary>
public enum MessageFormatErrorKind
{
    /// <summary>Anything that is not below; the text says what.</summary>
    Other,

    /// <summary>
    /// Reading: a number that its field can carry and a value of .NET cannot be: a timestamp outside of the years 1 to 9999, a duration
    /// that is no TimeSpan, steps that are beyond all decimals. Boards, which count without a calendar, take it.
    /// </summary>
    BeyondValueType,

    /// <summary>Reading: a text that is not UTF-8.</summary>
    TextNotUtf8,

    /// <summary>Writing: null, or nothing, for a field that is not declared nullable.</summary>
    MissingValue,
}
