using TelemetryGen;

namespace Acme.TLG0015;

[Telemetry(115)]
public partial record struct Decorated(
    [Timestamp(TimeUnit.Seconds)] ushort At, // TLG0015 warning
    [MaxLength(4)] int Level, // TLG0015 warning
    [Unit("V")] bool Raining, // TLG0015 warning
    [FixedLength(4)] byte Door, // TLG0015 warning
    [Timestamp(TimeUnit.Seconds)] DateTimeOffset Measured,
    [Unit("V")] ushort Battery);
