using TelemetryGen;

namespace Acme.Greenhouse;

/// <summary>How the board itself is doing; sent now and then.</summary>
[Telemetry(2, MaxPayloadBytes = 64)]
public sealed partial record Health
{
    /// <summary>When the board looked.</summary>
    [Timestamp(TimeUnit.Seconds)]
    public DateTimeOffset At { get; init; }

    /// <summary>Time since the last reset.</summary>
    [Metric, Unit("s")]
    public uint Uptime { get; init; }

    /// <summary>Heap that is left.</summary>
    [Metric, Unit("B")]
    public uint FreeMemory { get; init; }

    /// <summary>Strength of the Wi-Fi signal; null without Wi-Fi.</summary>
    [Metric, Unit("dBm"), Range(-120, 0)]
    public sbyte? Signal { get; init; }

    /// <summary>Records sent since the last reset.</summary>
    [Metric(MetricKind.Counter)]
    public uint Sent { get; init; }

    /// <summary>What is wrong.</summary>
    public Alarms Alarms { get; init; }

    /// <summary>Version of the firmware.</summary>
    [MaxLength(12)]
    public string Firmware { get; init; } = "";

    /// <summary>Number of the record at its board, by which the server knows what arrived twice.</summary>
    [Since(3), Sequence]
    public uint Sequence { get; init; }
}

/// <summary>What a board complains about.</summary>
[Flags]
public enum Alarms : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The supply is low.</summary>
    LowBattery = 1,

    /// <summary>A sensor does not answer.</summary>
    SensorSilent = 2,

    /// <summary>Records were dropped.</summary>
    RecordsDropped = 4,

    /// <summary>The flash does not take what is written to it.</summary>
    FlashFailed = 8,
}
