using TelemetryGen;

namespace Acme;

// The assembly has no [assembly: TelemetrySchema("Name", Id = 1)].
[Telemetry(1)]
public partial record struct Orphan(int Level); // TLG0008 error
