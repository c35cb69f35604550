[assembly: TelemetrySchema("Evolution", Id = 77, Version = 4)]

namespace Evolution;

// A record in the block, a second set of booleans, more variable data, a new value of an enumeration, longer lists and texts.
[Telemetry(1)]
public sealed partial record Station(
    ushort Id,
    [Reserved, Since(2)] int? Pressure,
    bool On,
    [Since(4)] Place Place,
    [MaxLength(9)] Probe[] Probes,
    [MaxLength(24)] string Name,
    [Since(2), MaxLength(20)] string? Note,
    [Since(4), MaxLength(4)] byte[]? Raw,
    [Since(2)] bool Charging = true,
    [Since(3)] Mode Mode = Mode.Automatic,
    [Since(4)] bool Alarm = false);

public enum Mode : byte { Manual, Automatic, Service }

public readonly record struct Place([Scaled(1e-7), Range(-90, 90)] double Latitude, [Scaled(1e-7), Range(-180, 180)] double Longitude);

public sealed record Probe(
    byte Slot,
    [Since(2)] byte? Quality,
    short Value,
    [Since(3)] float? Drift,
    [Since(4)] bool Burnt = true);

[Telemetry(2)]
public sealed partial record Pulse(
    uint Count,
    [MaxLength(4)] ushort[] Steps,
    [Since(2), MaxLength(5)] Mark[] Marks,
    [Since(3), MaxLength(300)] string? Tag,
    [Since(4)] TimeSpan? Length);

public readonly record struct Mark(bool Rising, [Scaled(0.01), Range(0, 600)] double After, [Since(4)] byte Source = 9);
