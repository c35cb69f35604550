using TelemetryGen;

namespace Acme.TLG0201;

[Telemetry(1)]
public partial record struct Middle(
    int Level,
    [Unit("m/s")] int Gust, // TLG0201 error
    [Unit("Pa")] uint Pressure);

[Telemetry(2)]
public partial record struct Wider(
    int Level); // TLG0201 error
