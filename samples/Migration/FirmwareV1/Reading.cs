using TelemetryGen;

[assembly: TelemetrySchema("Acme.Meters", Id = 23, Version = 1)]

namespace Acme.Meters.V1;

/// <summary>What a meter of the first series sends.</summary>
[Telemetry(1, MaxPayloadBytes = 40)]
public readonly partial record struct Reading(
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset At,
    [Unit("l")] uint Volume,
    [Scaled(0.001), Unit("l/s"), Range(0, 1)] double Flow,
    [Scaled(0.5), Unit("Cel"), Range(-20, 80)] double Temperature,
    bool ValveOpen);
