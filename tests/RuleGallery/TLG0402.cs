using TelemetryGen;

namespace Acme.TLG0402;

[Telemetry(25)]
public partial record struct Mislabelled(
    [Scaled(0.1), Range(-40, 85), Unit("°C")] double Temperature, // TLG0402 error
    [Scaled(0.1), Range(-40, 85), Unit("C")] double SoilTemperature, // TLG0402 warning
    [Unit("hpa")] ushort Pressure, // TLG0402 error
    [Unit("ug/m3")] ushort Dust);
