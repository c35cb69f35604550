[assembly: TelemetrySchema("Evolution", Id = 77, Version = 1)]

namespace Evolution;

[Telemetry(1)]
public sealed partial record Station(
    ushort Id,
    bool On,
    [MaxLength(6)] Probe[] Probes,
    [MaxLength(12)] string Name);

public sealed record Probe(
    byte Slot,
    short Value);

[Telemetry(2)]
public sealed partial record Pulse(
    uint Count,
    [MaxLength(4)] ushort[] Steps);
