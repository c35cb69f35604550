using TelemetryGen;

namespace Acme.TLG0104;

[Telemetry(15)]
public partial record struct Wide(
    [Range(0, 100)] int Level, // TLG0104 note
    [Range(-20, 60), Scaled(0.5, Wire = WireInteger.Int32), Unit("Cel")] double Outside, // TLG0104 note
    [Range(0, 300)] ushort Right);
