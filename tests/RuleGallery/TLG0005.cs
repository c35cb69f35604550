using TelemetryGen;

namespace Acme.TLG0005
{
    [Telemetry(9)]
    public partial record struct First(int Level);

    [Telemetry(9)]
    public partial record struct Second(int Level); // TLG0005 error

    [Telemetry(110)]
    public partial record struct Cellar(
        int Level,
        Inner.Cellar Below, // TLG0005 error
        Inner.First Before); // TLG0005 error
}

namespace Acme.TLG0005.Inner
{
    public record struct Cellar(byte Depth);

    public enum First : byte
    {
        None,
    }
}
