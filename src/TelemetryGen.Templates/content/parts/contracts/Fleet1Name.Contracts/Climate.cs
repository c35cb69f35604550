namespace Fleet1Namespace;

/// <summary>What a board measures.</summary>
[Telemetry(1, MaxPayloadBytes = 64)]
public readonly partial record struct Climate(
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset At,
    [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature,
    [Scaled(0.1), Unit("%RH"), Range(0, 100)] double Humidity,
    [Unit("mV")] ushort? Battery,
    [Sequence] uint Sequence);
