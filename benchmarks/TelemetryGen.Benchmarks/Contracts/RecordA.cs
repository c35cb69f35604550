using TelemetryGen;

[assembly: TelemetrySchema("TelemetryGen.Benchmarks", Id = 900, Version = 1)]

namespace TelemetryGen.Benchmarks;

/// <summary>Record A: twelve fields of a tracker, 37 bytes of block, 45 with the header.</summary>
[Telemetry(1, MaxPayloadBytes = 64)]
public readonly partial record struct RecordA(
    uint DeviceId,
    uint Sequence,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
    [Scaled(0.01), Unit("Cel"), Range(-40, 125)] double Temperature,
    [Scaled(0.01), Unit("%RH"), Range(0, 100)] double Humidity,
    [Unit("Pa"), Range(30_000, 110_000)] uint Pressure,
    [Unit("mV"), Range(0, 5_000)] ushort Battery,
    [Unit("dBm")] sbyte Rssi,
    Alarms Alarms,
    State State,
    [Scaled(0.0000001, Wire = WireInteger.Int32), Unit("deg"), Range(-90, 90)] double Latitude,
    [Scaled(0.0000001, Wire = WireInteger.Int32), Unit("deg"), Range(-180, 180)] double Longitude);

/// <summary>Eight bits.</summary>
[Flags]
public enum Alarms : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Low battery.</summary>
    Battery = 1,

    /// <summary>A sensor failed.</summary>
    Sensor = 2,
}

/// <summary>What the tracker does.</summary>
public enum State : byte
{
    /// <summary>Nothing.</summary>
    Idle,

    /// <summary>It moves.</summary>
    Moving,
}

/// <summary>A short message, for dispatch.</summary>
[Telemetry(2)]
public readonly partial record struct Health([Timestamp(TimeUnit.Seconds)] DateTimeOffset At, uint Uptime, [Unit("mV")] ushort Battery);

/// <summary>Another, for dispatch.</summary>
[Telemetry(3)]
public readonly partial record struct Motion(ushort Steps, sbyte X, sbyte Y, sbyte Z, bool Fell);

/// <summary>A third, for dispatch.</summary>
[Telemetry(4)]
public readonly partial record struct Counter(ulong Count);
