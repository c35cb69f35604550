using TelemetryGen;

namespace Acme.TLG0403;

[Telemetry(26)]
public partial record struct Overflowing(
    [Range(0, 256)] byte Level, // TLG0403 error
    [Scaled(0.001, Wire = WireInteger.Int16), Range(-40, 85), Unit("Cel")] double Temperature); // TLG0403 error
