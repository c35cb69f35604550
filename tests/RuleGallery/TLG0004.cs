using TelemetryGen;

namespace Acme.TLG0004;

[Telemetry(8)]
public partial class Fixed
{
    [Unit("mV")]
    public int Battery { get; } // TLG0004 error

    public int Level { get; private set; } // TLG0004 error
}
