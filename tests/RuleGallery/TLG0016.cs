using TelemetryGen;

namespace Acme.TLG0016;

[Telemetry(116)]
public partial record struct Blank; // TLG0016 warning

[Telemetry(117)]
public partial record struct Something(int Level);
