using TelemetryGen;

namespace Acme.TLG0302;

[Telemetry(20)]
public partial record struct Big(
    ulong Total, // TLG0302 warning
    [Scaled(0.0000001), Range(-180, 180), Unit("lon")] double Longitude, // TLG0302 warning, TLG0305 note
    [Range(0, 1_000_000)] uint Small);
