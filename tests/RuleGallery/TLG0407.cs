using TelemetryGen;

namespace Acme.TLG0407;

[Telemetry(32)]
public partial record struct Moments(
    DateTimeOffset At, // TLG0407 warning
    [Timestamp(TimeUnit.Seconds)] DateTime Since); // TLG0407 warning
