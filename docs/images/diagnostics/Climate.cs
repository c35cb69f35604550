using TelemetryGen;

[assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 1)]

namespace Acme.Greenhouse;

/// <summary>What a board measures, with mistakes.</summary>
[Telemetry(1)]
public partial record struct Climate(
    DateTimeOffset At,
    [Scaled(0.01), Unit("Celsius"), Range(-40, 85)] double Temperature,
    [Scaled(0.1), Range(0, 100)] double Humidity,
    [Unit("Pa")] float Pressure,
    [Unit("mV"), Range(2000, 5000)] uint Battery,
    int Class,
    [MaxLength(16)] string Note);
