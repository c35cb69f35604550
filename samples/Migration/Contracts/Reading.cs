using TelemetryGen;

[assembly: TelemetrySchema("Acme.Meters", Id = 23, Version = 3)]

namespace Acme.Meters;

/// <summary>What meters send today; those of the first series send its first five fields.</summary>
[Telemetry(1, MaxPayloadBytes = 48)]
public readonly partial record struct Reading(
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset At,
    [Unit("l")] uint Volume,
    [Scaled(0.001), Unit("l/s"), Range(0, 3.3)] double Flow,
    [Reserved, Scaled(0.5), Unit("Cel"), Range(-20, 80)] double Temperature,
    bool ValveOpen,
    [Since(2), Unit("mV")] ushort? Battery,
    [Since(3)] uint? Serial);
