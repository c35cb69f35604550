[assembly: TelemetrySchema("Evolution", Id = 77, Version = 3)]

namespace Evolution;

// A field is removed, an enumeration with a default comes, and the message with groups gets its first variable data.
[Telemetry(1)]
public sealed partial record Station(
    ushort Id,
    [Reserved, Since(2)] int? Pressure,
    bool On,
    [MaxLength(6)] Probe[] Probes,
    [MaxLength(12)] string Name,
    [Since(2), MaxLength(20)] string? Note,
    [Since(2)] bool Charging = true,
    [Since(3)] Mode Mode = Mode.Automatic);

public enum Mode : byte { Manual, Automatic }

public sealed record Probe(
    byte Slot,
    [Since(2)] byte? Quality,
    short Value,
    [Since(3)] float? Drift);

[Telemetry(2)]
public sealed partial record Pulse(
    uint Count,
    [MaxLength(4)] ushort[] Steps,
    [Since(2), MaxLength(3)] Mark[] Marks,
    [Since(3), MaxLength(300)] string? Tag);

public readonly record struct Mark(bool Rising, [Scaled(0.01), Range(0, 600)] double After);
