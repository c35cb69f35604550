namespace TelemetryGen.Schema;

/// <summary>How a field's value is carried by its wire type.</summary>
public enum FieldKind
{
    /// <summary>An integer as it is.</summary>
    Integer,

    /// <summary>A float or double as it is.</summary>
    Float,

    /// <summary>A measure in engineering units, carried as a whole number of steps.</summary>
    Scaled,

    /// <summary>A bit of the record's set.</summary>
    Boolean,

    /// <summary>One value of an enumeration.</summary>
    Enumeration,

    /// <summary>Any number of an enumeration's bits.</summary>
    Flags,

    /// <summary>A timestamp, counted in a <see cref="TimeResolution"/> since 1970-01-01T00:00:00Z.</summary>
    Timestamp,

    /// <summary>A span of time, counted in milliseconds.</summary>
    Duration,

    /// <summary>A GUID: 16 bytes in the order of RFC 4122.</summary>
    Guid,

    /// <summary>UTF-8 text in a fixed number of bytes of the block, padded with zeros.</summary>
    FixedText,

    /// <summary>A fixed number of bytes in the block.</summary>
    FixedBytes,

    /// <summary>UTF-8 text of a bounded number of bytes, as variable data.</summary>
    Text,

    /// <summary>A bounded number of bytes, as variable data.</summary>
    Bytes,

    /// <summary>A nested record: in the block as a composite, or up to so many as a repeating group.</summary>
    Record,
}

/// <summary>What a timestamp counts.</summary>
public enum TimeResolution
{
    /// <summary>Seconds since 1970, UTC.</summary>
    Seconds,

    /// <summary>Milliseconds since 1970, UTC.</summary>
    Milliseconds,

    /// <summary>Microseconds since 1970, UTC.</summary>
    Microseconds,
}
