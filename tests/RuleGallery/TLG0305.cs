using TelemetryGen;

namespace Acme.TLG0305;

[Telemetry(39)]
public partial record struct Fine(
    [Scaled(0.00001), Range(-180, 180), Unit("lon")] double Longitude, // TLG0305 note
    [Scaled(0.1), Range(0, 8000), Unit("m")] double Altitude,
    [Range(0, 100_000_000)] int Count);
