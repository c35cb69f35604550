using TelemetryGen;

namespace Acme.TLG0101;

[Telemetry(11, MaxPayloadBytes = 20)]
public partial record struct Large(int Level, long Total, byte Mode); // TLG0101 error

[Telemetry(12)]
public sealed partial record Huge( // TLG0101 error TLG0304 warning TLG0304 warning
    [MaxLength(65_000)] int[] Numbers,
    [MaxLength(60_000)] byte[] Image);
