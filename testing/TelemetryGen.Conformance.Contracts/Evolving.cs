using TelemetryGen;

[assembly: TelemetrySchema("Conformance", Id = 901, Version = 3)]

namespace TelemetryGen.Conformance;

/// <summary>A record that grew twice. Its additions stand between older fields in C#, and after them on the wire.</summary>
[Telemetry(12)]
public readonly partial record struct Evolving(
    ushort First,
    [Since(3)] uint? Third,
    bool Base,
    [Since(2)] short? Second,
    [MaxLength(8)] string Name,
    [Since(2), MaxLength(8)] string? Note,
    byte Last,
    [Since(2)] bool Added = true,
    [Since(3)] bool Newest = false,
    [Since(3)] byte Mode = 7);

/// <summary>A record that grew twice and has no text: its messages of one version have one length.</summary>
[Telemetry(13)]
public readonly partial record struct Growing(
    ushort First,
    bool Flag,
    [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
    [Since(2)] short? Second = null,
    [Since(3), Timestamp(TimeUnit.Milliseconds)] DateTimeOffset? Later = null,
    [Since(3)] byte Mode = 7);
