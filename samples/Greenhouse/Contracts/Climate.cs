using TelemetryGen;

namespace Acme.Greenhouse;

/// <summary>What the weather does to a greenhouse, and what the greenhouse does about it.</summary>
[Telemetry(1, MaxPayloadBytes = 64)]
public readonly partial record struct Climate(
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
    [Metric, Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature,
    [Metric, Scaled(0.1), Unit("hPa"), Range(300, 1100)] double Pressure,
    [Metric, Scaled(0.1), Unit("m/s"), Range(0, 75)] double Wind,
    bool VentOpen,
    bool HeaterOn,
    DoorState Door,
    [Metric, Since(2), Unit("mV")] ushort? Battery,
    [MaxLength(16)] string? Note,
    [Since(3), Sequence] uint Sequence);

/// <summary>The greenhouse door.</summary>
public enum DoorState : byte
{
    /// <summary>Shut.</summary>
    Closed,

    /// <summary>Open.</summary>
    Open,

    /// <summary>Neither: something holds it.</summary>
    Blocked,
}
