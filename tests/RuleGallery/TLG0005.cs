using TelemetryGen;

namespace Acme.TLG0005;

[Telemetry(9)]
public partial record struct First(int Level);

[Telemetry(9)]
public partial record struct Second(int Level); // TLG0005 error
