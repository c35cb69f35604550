namespace TelemetryGen.Conformance;

/// <summary>
/// Integers of up to 32 bits and what else fills whole bytes, to all their ends: what machine code on a board stores byte by byte.
/// </summary>
[Telemetry(22)]
public sealed partial record Narrow
{
    /// <summary>A byte, at the start of the block: nothing after it is aligned.</summary>
    public byte U8 { get; init; }

    /// <summary>Two bytes.</summary>
    public ushort U16 { get; init; }

    /// <summary>Four bytes: a big number on a 32-bit board from 2^30 on.</summary>
    public uint U32 { get; init; }

    /// <summary>A byte with a sign.</summary>
    public sbyte I8 { get; init; }

    /// <summary>Is written as null.</summary>
    [Reserved]
    public int? OldI32 { get; init; }

    /// <summary>Two bytes with a sign.</summary>
    public short I16 { get; init; }

    /// <summary>Four bytes with a sign.</summary>
    public int I32 { get; init; }

    /// <summary>Is zeros.</summary>
    [Reserved]
    public ushort OldU16 { get; init; }

    /// <summary>A byte or nothing.</summary>
    public byte? MaybeU8 { get; init; }

    /// <summary>Two bytes or nothing.</summary>
    public ushort? MaybeU16 { get; init; }

    /// <summary>Four bytes or nothing.</summary>
    public uint? MaybeU32 { get; init; }

    /// <summary>Eight bytes, in the middle: machine code leaves them to struct.</summary>
    public long Wide { get; init; }

    /// <summary>A byte with a sign, or nothing.</summary>
    public sbyte? MaybeI8 { get; init; }

    /// <summary>Two bytes with a sign, or nothing.</summary>
    public short? MaybeI16 { get; init; }

    /// <summary>Four bytes with a sign, or nothing.</summary>
    public int? MaybeI32 { get; init; }

    /// <summary>A byte of its own.</summary>
    public bool? Known { get; init; }

    /// <summary>A bit.</summary>
    public bool On { get; init; }

    /// <summary>The next bit.</summary>
    public bool Open { get; init; }

    /// <summary>A byte with names for some.</summary>
    public Door Door { get; init; }
}
