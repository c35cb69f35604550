using TelemetryGen;

// There is no schemas/Acme.Unlocked.telemetry.xml.
[assembly: TelemetrySchema("Acme.Unlocked", Id = 92)] // TLG0207 warning

namespace Acme;

[Telemetry(1)]
public partial record struct Gauge(int Level);
