using TelemetryGen;

namespace Acme.TLG0408;

[Telemetry(92)]
public partial record struct Listed([Metric, FixedLength(4)] ushort[] Levels); // TLG0408 error

[Telemetry(93)]
public partial record struct Named(
    [Metric(Name = "tank level")] ushort Level, // TLG0408 error
    [Metric(Name = "tank.level")] ushort Right);
