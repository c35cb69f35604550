using TelemetryGen;

namespace Acme.TLG0404;

[Telemetry(27)]
public partial record struct Backwards(
    [Range(85, -40)] short Temperature); // TLG0404 error
