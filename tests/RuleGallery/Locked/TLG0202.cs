using TelemetryGen;

namespace Acme.TLG0202;

[Telemetry(3)]
public partial record struct Meaning(
    [Scaled(0.1, Wire = WireInteger.Int16), Unit("Cel"), Range(-40, 85)] double Temperature, // TLG0202 error
    [Unit("hPa")] uint Pressure, // TLG0202 error
    DoorState Door);

public enum DoorState : byte
{
    Open, // TLG0202 error
    Closed, // TLG0202 error
}
