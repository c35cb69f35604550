using TelemetryGen;

namespace Acme.Vibration;

/// <summary>A quarter of a second of acceleration.</summary>
[Telemetry(1, MaxPayloadBytes = 768)]
public sealed partial record Burst
{
    /// <summary>Readings of a burst.</summary>
    public const int Length = 250;

    /// <summary>When the first reading was taken.</summary>
    [Timestamp(TimeUnit.Microseconds)]
    public DateTimeOffset At { get; init; }

    /// <summary>Readings a second.</summary>
    [Unit("Hz")]
    public ushort Rate { get; init; }

    /// <summary>Acceleration in thousandths of 9.81 m/s2, as the sensor's registers have it: 16 g at most.</summary>
    [FixedLength(Length), Range(-16_000, 16_000)]
    public required short[] Readings { get; init; }

    /// <summary>Number of the record at its sensor; where one is missing, readings are.</summary>
    [Sequence]
    public uint Sequence { get; init; }
}
