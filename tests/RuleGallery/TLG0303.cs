using TelemetryGen;

namespace Acme.TLG0303
{
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

    public enum Gas : byte
    {
        CO2 = 1,
        Co2 = 2, // TLG0303 error
    }

    public enum Max : byte
    {
        PayloadBytes = 1, // TLG0303 error
    }

    public record struct ValueError(int X); // TLG0303 error

    [Telemetry(41)]
    public partial record struct Air(Gas Gas, Max Max, ValueError Error);

    [Telemetry(42)]
    public partial record struct FirmwareNames(
        int Array, // TLG0303 error
        int MaxLength); // TLG0303 error

    [Telemetry(43)]
    public partial record struct VentState(int A);

    [Telemetry(44)]
    public partial record struct Vent_State(int A); // TLG0303 error
}
