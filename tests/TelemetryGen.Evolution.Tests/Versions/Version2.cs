[assembly: TelemetrySchema("Evolution", Id = 77, Version = 2)]

namespace Evolution;

// The block, an entry of the group and the variable data grow; a message without variable data gets a group.
[Telemetry(1)]
public sealed partial record Station(
    ushort Id,
    [Since(2)] int? Pressure,
    bool On,
    [MaxLength(6)] Probe[] Probes,
    [MaxLength(12)] string Name,
    [Since(2), MaxLength(20)] string? Note,
    [Since(2)] bool Charging = true);

public sealed record Probe(
    byte Slot,
    [Since(2)] byte? Quality,
    short Value);

[Telemetry(2)]
public sealed partial record Pulse(
    uint Count,
    [MaxLength(4)] ushort[] Steps,
    [Since(2), MaxLength(3)] Mark[] Marks);

public readonly record struct Mark(bool Rising, [Scaled(0.01), Range(0, 600)] double After);
