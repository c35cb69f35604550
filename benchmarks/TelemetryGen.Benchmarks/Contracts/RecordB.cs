namespace TelemetryGen.Benchmarks;

/// <summary>Record B: a piece of a waveform, with a fixed array and a fixed text: 74 bytes with the header.</summary>
[Telemetry(5, MaxPayloadBytes = 96)]
public sealed partial record RecordB(
    uint DeviceId,
    uint Sequence,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
    [Unit("Hz")] ushort Rate,
    [FixedLength(16)] short[] Samples,
    [FixedLength(16)] string Name);
