using TelemetryGen;

namespace Acme.TLG0303;

[Telemetry(21)]
public partial record struct Names(
    int TemplateId); // TLG0303 error

[Telemetry(22)]
public partial record struct PythonNames(
    int Class, // TLG0303 error
    int VentOpen,
    int Vent_Open, // TLG0303 error
    [TargetName("Origin")] int From,
    int @event); // TLG0303 error
