using TelemetryGen;

[assembly: TelemetrySchema("Acme.Old", Id = 9, Version = 1)] // TLG0013 error

namespace Acme;

[Telemetry(1)]
public partial record struct First(int Level);

[Telemetry(2)]
public partial record struct Second(int Level);
