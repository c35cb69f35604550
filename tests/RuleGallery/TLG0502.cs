using Acme.Gallery;
using TelemetryGen;

namespace Acme.TLG0502;

[Telemetry(51)]
public partial record struct Faults(ushort Code);

[Telemetry(52)]
public partial record struct Doors(bool Open);

public sealed class Rows : IGalleryHandler
{
    public int Count { get; private set; }

    public void OnFaults(Faults message) => Count += message.Code; // TLG0502 warning

    public void OnDoor(in Doors message) => Count += message.Open ? 1 : 0; // TLG0502 warning

    public void OnOther<TMessage>(in TMessage message)
        where TMessage : ITelemetryMessage<TMessage>
    {
    }
}
