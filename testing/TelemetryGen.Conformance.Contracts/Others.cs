namespace TelemetryGen.Conformance;

/// <summary>Spans of time; the second fits 32 bits.</summary>
[Telemetry(14)]
public readonly partial record struct Durations(TimeSpan Long, [Range(-60_000, 60_000)] TimeSpan Short, TimeSpan? Optional);

/// <summary>Timestamps as DateTime.</summary>
[Telemetry(15)]
public readonly partial record struct Calendar(
    [Timestamp(TimeUnit.Milliseconds)] DateTime At, [Timestamp(TimeUnit.Seconds)] DateTime? Maybe);

/// <summary>Bytes of several kinds.</summary>
[Telemetry(16)]
public sealed partial record Identities(
    Guid Id,
    [FixedLength(8)] string Serial,
    [FixedLength(4)] byte[] Address,
    [MaxLength(6)] byte[] Payload,
    [MaxLength(300)] byte[]? Long,
    bool? Armed);

/// <summary>Scaled decimals, and steps that do not start at 0.</summary>
[Telemetry(17)]
public readonly partial record struct Decimals(
    [Scaled(0.01)] decimal Price,
    [Scaled(0.1, Offset = -40), Range(-40, 60)] double Offset,
    [Scaled(0.5, Offset = 0.25, Wire = WireInteger.Int16)] double Half,
    [Scaled(0.1), Range(0, 25.4)] decimal? Optional,
    [Scaled(0.000001, Wire = WireInteger.Int64)] decimal Wide);
