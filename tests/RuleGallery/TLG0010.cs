using TelemetryGen;

namespace Acme.TLG0010;

[Telemetry(90)]
public partial record struct Narrow([Sequence] byte Number); // TLG0010 error

[Telemetry(91)]
public partial record struct Twice(
    [Sequence] uint Number,
    [Sequence] ushort Other); // TLG0010 error
