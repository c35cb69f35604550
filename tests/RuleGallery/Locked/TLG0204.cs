using TelemetryGen;

namespace Acme.TLG0204;

[Telemetry(5)]
public partial record struct Revived(
    int Level,
    int Old); // TLG0204 error

// Message 6 is First in the lock.
[Telemetry(6)]
public partial record struct Second(int Level); // TLG0204 error
