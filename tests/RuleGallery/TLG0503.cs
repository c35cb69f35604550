using Acme.Gallery;
using TelemetryGen;

namespace Acme.TLG0503;

[Telemetry(53)]
public partial record struct Pumps(ushort Speed);

[Telemetry(54)]
public partial record struct Valves(ushort Turns);

public sealed class Forgetful : IGalleryHandler // TLG0503 warning
{
    public int Speed { get; private set; }

    public void OnPumps(in Pumps message) => Speed = message.Speed;
}

public sealed class Selective : IGalleryHandler
{
    public int Speed { get; private set; }

    public void OnPumps(in Pumps message) => Speed = message.Speed;

    public void OnOther<TMessage>(in TMessage message)
        where TMessage : ITelemetryMessage<TMessage>
    {
    }
}
