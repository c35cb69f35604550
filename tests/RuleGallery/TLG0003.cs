using TelemetryGen;

namespace Acme.TLG0003;

[Telemetry(4)]
public partial record struct Generic<T>(int Level); // TLG0003 error

[Telemetry(5)]
public abstract partial record Abstract(int Level); // TLG0003 error

public partial class Station
{
    [Telemetry(6)]
    private partial record struct Hidden(int Level); // TLG0003 error
}

[Telemetry(7)]
file partial record struct OfThisFile(int Level); // TLG0003 error
