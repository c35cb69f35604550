namespace TelemetryGen.Conformance;

/// <summary>Records in the block, one of them in another.</summary>
[Telemetry(19)]
public readonly partial record struct Nested(uint Before, Position Start, Leg Leg, byte After);

/// <summary>A place: a record inside of others, with bits of its own.</summary>
public readonly record struct Position(
    [Scaled(0.0000001), Range(-90, 90)] double Latitude,
    [Scaled(0.0000001), Range(-180, 180)] double Longitude,
    short? Altitude,
    bool Fixed,
    bool Moving,
    Door Door);

/// <summary>A part of a way.</summary>
public sealed record Leg
{
    /// <summary>A record in a record.</summary>
    public Position From { get; init; }

    /// <summary>How long it takes.</summary>
    public ushort Minutes { get; init; }

    /// <summary>An array in a record.</summary>
    [FixedLength(3)]
    public required sbyte[] Levels { get; init; }

    /// <summary>A text in a record is of fixed length.</summary>
    [FixedLength(4)]
    public required string Code { get; init; }

    /// <summary>Sixteen bytes.</summary>
    public Guid Id { get; init; }

    /// <summary>A timestamp.</summary>
    [Timestamp(TimeUnit.Milliseconds)]
    public DateTimeOffset Started { get; init; }
}
