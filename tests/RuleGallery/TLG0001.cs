using TelemetryGen;

namespace Acme.TLG0001;

[Telemetry(1)]
public record struct NotPartial(int Level); // TLG0001 error

public class Around
{
    [Telemetry(2)]
    public partial record struct Inside(int Level); // TLG0001 error
}
