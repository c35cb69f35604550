using TelemetryGen;

namespace Acme.TLG0405;

[Telemetry(28)]
public partial record struct Coarse(
    [Scaled(0.5), Range(0, 10.7), Unit("V")] double Supply); // TLG0405 warning

[Telemetry(29)]
public partial record struct NoStep(
    [Scaled(0), Range(0, 10), Unit("V")] double Supply); // TLG0405 error
