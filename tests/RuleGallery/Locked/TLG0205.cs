using TelemetryGen;

namespace Acme.TLG0205;

[Telemetry(7)]
public partial record struct Longer(
    int Level,
    int Added, // TLG0205 error
    [Since(2)] int? Late); // TLG0205 error
