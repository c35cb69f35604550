using TelemetryGen;

namespace Acme.Vehicles;

/// <summary>Where a vehicle is, once a second while its ignition is on.</summary>
[Telemetry(1, MaxPayloadBytes = 48)]
public readonly partial record struct Position(
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
    [Scaled(0.0000001), Unit("lat"), Range(-90, 90)] double Latitude,
    [Scaled(0.0000001), Unit("lon"), Range(-180, 180)] double Longitude,
    [Scaled(0.01), Unit("m/s"), Range(0, 120)] double Speed,
    [Scaled(0.1), Unit("deg"), Range(0, 359.9)] double Heading,
    byte Satellites,
    [Sequence] uint Sequence);
