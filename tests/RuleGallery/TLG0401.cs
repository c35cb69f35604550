using TelemetryGen;

namespace Acme.TLG0401;

[Telemetry(24)]
public partial record struct Unlabelled(
    [Scaled(0.1), Range(-40, 85)] double Temperature, // TLG0401 warning
    [Scaled(0.1), Range(0, 10), Unit("1")] double Ratio,
    uint Counter);
