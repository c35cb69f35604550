using TelemetryGen;

namespace Acme.TLG0102;

[Telemetry(13, MaxPayloadBytes = 24)]
public partial record struct Filled(int Level, int Total, int Least); // TLG0102 warning
