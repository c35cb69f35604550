namespace TelemetryGen.Conformance;

/// <summary>Timestamps of each resolution, and nothing.</summary>
[Telemetry(9)]
public readonly partial record struct Moments(
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset Seconds,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset Milliseconds,
    [Timestamp(TimeUnit.Microseconds)] DateTimeOffset Microseconds,
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset? OptionalSeconds,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset? OptionalMilliseconds);
