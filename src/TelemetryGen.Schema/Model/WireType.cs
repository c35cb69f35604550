namespace TelemetryGen.Schema;

/// <summary>The primitive types of the wire, little-endian (FIX SBE 1.0, section "Primitive encodings").</summary>
public enum WireType
{
    /// <summary>0 to 255, one byte.</summary>
    UInt8,

    /// <summary>0 to 65,535, two bytes.</summary>
    UInt16,

    /// <summary>0 to 2^32 - 1, four bytes.</summary>
    UInt32,

    /// <summary>0 to 2^64 - 1, eight bytes.</summary>
    UInt64,

    /// <summary>-128 to 127, one byte.</summary>
    Int8,

    /// <summary>-32,768 to 32,767, two bytes.</summary>
    Int16,

    /// <summary>-2^31 to 2^31 - 1, four bytes.</summary>
    Int32,

    /// <summary>-2^63 to 2^63 - 1, eight bytes.</summary>
    Int64,

    /// <summary>IEEE 754 binary32, four bytes.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, eight bytes.</summary>
    Float64,
}
