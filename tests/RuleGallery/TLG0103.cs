using TelemetryGen;

namespace Acme.TLG0103;

[Telemetry(14)]
public sealed partial record Unbounded(
    string Note, // TLG0103 error
    byte[] Image, // TLG0103 error
    short[] Samples); // TLG0103 error

[Telemetry(35)]
public sealed partial record Empty([MaxLength(0)] string Note); // TLG0103 error
