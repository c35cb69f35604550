using TelemetryGen;

namespace Acme.TLG0011;

[Telemetry(111)]
public partial class Split // TLG0011 error
{
    public int Level { get; set; }
}

// The build may name this one's file first.
public partial class Split
{
    public byte Door { get; set; }
}
