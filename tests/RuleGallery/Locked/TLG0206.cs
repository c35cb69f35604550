using TelemetryGen;

namespace Acme.TLG0206;

[Telemetry(8)]
public partial record struct Grown(
    int Level,
    [Since(3)] int? Added); // TLG0206 warning
