namespace TelemetryGen;

/// <summary>What a <see cref="DuplicateFilter"/> knows of a record.</summary>
public enum SequenceVerdict
{
    /// <summary>It was not seen.</summary>
    New,

    /// <summary>It was seen.</summary>
    Duplicate,

    /// <summary>
    /// It has no number, or one older than the window: it may have been seen or not. Who must lose nothing takes it as new.
    /// </summary>
    Unknown,
}
