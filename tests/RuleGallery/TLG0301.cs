using TelemetryGen;

namespace Acme.TLG0301;

[Telemetry(19)]
public sealed partial record Floating(
    [Unit("V")] double Supply, // TLG0301 error
    [Unit("A"), FixedLength(3)] float[] Phases, // TLG0301 error
    [Unit("Cel"), Scaled(0.1), Range(-40, 85)] double Temperature);
