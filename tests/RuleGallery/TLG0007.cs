using TelemetryGen;

namespace Acme.TLG0007;

[Telemetry(10)]
public partial class Lost
{
    public int Level { get; init; }

    public int Seen { get; } // TLG0007 warning

    public int Counted; // TLG0007 warning

    // Computed from what is carried: nothing is lost.
    public int Twice => 2 * Level;

    [TelemetryIgnore]
    public int Own { get; }
}
