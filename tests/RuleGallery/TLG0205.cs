using TelemetryGen;

namespace Acme.TLG0205;

[Telemetry(17)]
public partial record struct Grown(
    int Level,
    [Since(2)] int Added, // TLG0205 error
    [Since(2)] int? Right);

[Telemetry(18)]
public partial record struct Ahead(
    int Level,
    [Since(9)] int? Added); // TLG0205 error
