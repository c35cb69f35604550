using TelemetryGen;

namespace Acme.Vehicles;

/// <summary>What the engine complains about, sent when the list changes.</summary>
[Telemetry(2, MaxPayloadBytes = 256)]
public sealed partial record Faults
{
    /// <summary>When the list was read.</summary>
    [Timestamp(TimeUnit.Milliseconds)]
    public DateTimeOffset At { get; init; }

    /// <summary>The codes, none when all is well.</summary>
    [MaxLength(16)]
    public IReadOnlyList<Fault> Codes { get; init; } = [];

    /// <summary>Number of the record at its vehicle.</summary>
    [Sequence]
    public uint Sequence { get; init; }
}

/// <summary>A trouble code, as ISO 15031-6 numbers them.</summary>
public readonly record struct Fault(VehicleSystem System, ushort Code, byte Occurrences);

/// <summary>The first letter of a code.</summary>
public enum VehicleSystem : byte
{
    /// <summary>P: engine and transmission.</summary>
    Powertrain,

    /// <summary>C: brakes, steering.</summary>
    Chassis,

    /// <summary>B: doors, seats, airbags.</summary>
    Body,

    /// <summary>U: between control units.</summary>
    Network,
}
