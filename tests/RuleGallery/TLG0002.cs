using TelemetryGen;

namespace Acme.TLG0002;

[Telemetry(3)]
public sealed partial record Unsupported(
    object Anything, // TLG0002 error
    decimal Price, // TLG0002 error
    Half Level, // TLG0002 error
    [MaxLength(4)] List<short> Numbers, // TLG0002 error
    [Scaled(0.1)] int Steps); // TLG0002 error

[Telemetry(34)]
public partial record struct NoNull(Guid? Id); // TLG0002 error
