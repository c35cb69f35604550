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

    /// <summary>A moment, counted in a <see cref="TimeResolution"/> since 1970-01-01T00:00:00Z.</summary>
    Timestamp,

    /// <summary>UTF-8 text of a bounded number of bytes, as variable data.</summary>
    Text,
}

/// <summary>What a timestamp counts.</summary>
public enum TimeResolution
{
    Seconds,
    Milliseconds,
    Microseconds,
}
