namespace TelemetryGen.Conformance;

/// <summary>Arrays of numbers: so many in the block, and up to so many after it.</summary>
[Telemetry(18)]
public sealed partial record Arrays
{
    /// <summary>A field before them.</summary>
    public byte Before { get; init; }

    /// <summary>Four numbers, all that their type holds.</summary>
    [FixedLength(4)]
    public required short[] Fixed { get; init; }

    /// <summary>The range is for each number.</summary>
    [FixedLength(2), Range(-100, 100)]
    public required int[] Ranged { get; init; }

    /// <summary>NaN and the infinities are numbers.</summary>
    [FixedLength(3)]
    public required float[] Floats { get; init; }

    /// <summary>Wider than a small int of a board.</summary>
    [FixedLength(2)]
    public required ulong[] Wide { get; init; }

    /// <summary>A field after them.</summary>
    public byte After { get; init; }

    /// <summary>Up to five numbers.</summary>
    [MaxLength(5)]
    public required ushort[] Bounded { get; init; }

    /// <summary>The range is for each number.</summary>
    [MaxLength(3), Range(0, 1000)]
    public required int[] BoundedRanged { get; init; }

    /// <summary>Null and empty are the same on the wire.</summary>
    [MaxLength(2)]
    public double[]? BoundedDoubles { get; init; }

    /// <summary>Text comes after the groups.</summary>
    [MaxLength(10)]
    public required string Note { get; init; }
}
