using TelemetryGen;

namespace Acme.TLG0203;

// Lost is in the lock.
[Telemetry(4)]
public partial record struct Shorter(int Level); // TLG0203 error
