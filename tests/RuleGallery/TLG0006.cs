using TelemetryGen;

namespace Acme.TLG0006;

[Telemetry(0)]
public partial record struct Zero(int Level); // TLG0006 error

[Telemetry(0x8001)]
public partial record struct Batch(int Level); // TLG0006 error
