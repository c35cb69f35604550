using TelemetryGen;

namespace Acme.TLG0406;

[Telemetry(30)]
public partial record struct Nothing(
    [Range(0, 255)] byte? Level, // TLG0406 error
    State? Door);

[Telemetry(31)]
public partial record struct NoState(
    Answer? Last); // TLG0406 error

public enum State : byte
{
    Off,
    On,
}

public enum Answer : byte
{
    No,
    Unknown = 255,
}
