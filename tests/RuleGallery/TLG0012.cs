using TelemetryGen;

namespace Acme.TLG0012;

[Telemetry(112)]
public sealed partial record Worn
{
    public int Level { get; init; }

    [Obsolete("Use Level.", error: true)]
    public int Height { get; init; } // TLG0012 error

    [Obsolete("Doors are gone.")]
    public Door Front { get; init; } // TLG0012 error

    [Obsolete("It may be used.")]
    public int Depth { get; init; }
}

[Telemetry(113)]
[Obsolete("Use Worn.", error: true)]
public partial record struct Torn(int Level); // TLG0012 error

[Obsolete("Doors are gone.", error: true)]
public enum Door : byte
{
    Closed,
}
