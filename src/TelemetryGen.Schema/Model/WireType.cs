namespace TelemetryGen.Schema;

/// <summary>The primitive types of the wire, little-endian (FIX SBE 1.0, section "Primitive encodings").</summary>
public enum WireType
{
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Int8,
    Int16,
    Int32,
    Int64,
    Float32,
    Float64,
}
