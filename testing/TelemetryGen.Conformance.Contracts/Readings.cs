namespace TelemetryGen.Conformance;

/// <summary>Repeating groups: one whose entries grew twice, and one that may be null.</summary>
[Telemetry(20)]
public sealed partial record Readings
{
    /// <summary>A field of the block, which the sender counts.</summary>
    [Sequence]
    public uint Sequence { get; init; }

    /// <summary>Up to four entries, as an array.</summary>
    [MaxLength(4)]
    public required Reading[] Items { get; init; }

    /// <summary>Up to two entries, as a list; null and empty are the same on the wire.</summary>
    [MaxLength(2)]
    public List<Position>? Places { get; init; }

    /// <summary>Text comes after the groups.</summary>
    [MaxLength(20)]
    public required string Label { get; init; }

    /// <summary>Bytes are variable data, and no group.</summary>
    [MaxLength(3)]
    public byte[]? Extra { get; init; }
}

/// <summary>An entry: it grew as a message grows.</summary>
public sealed record Reading(
    ushort Sensor,
    [Scaled(0.01), Range(-40, 125)] double Temperature,
    bool Valid,
    [Since(2)] byte? Quality = null,
    [Since(3)] short? Drift = null);
