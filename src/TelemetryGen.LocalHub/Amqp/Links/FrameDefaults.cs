using Amqp;
using Amqp.Framing;
using Amqp.Handler;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>What all frames of a kind get, whichever link or session they are of.</summary>
internal sealed class FrameDefaults : IHandler
{
    private static readonly Fields Product = new() { [new Symbol("product")] = "TelemetryGen.LocalHub", [new Symbol("platform")] = ".NET" };

    public bool CanHandle(EventId id) =>
        id is EventId.ConnectionLocalOpen or EventId.SessionLocalOpen or EventId.LinkLocalOpen
            or EventId.LinkLocalClose or EventId.ConnectionLocalClose or EventId.SessionLocalClose;

    public void Handle(Event protocolEvent)
    {
        // The Python client looks into properties and info by their place, and the library leaves out what is null at the end.
        switch (protocolEvent.Context)
        {
            case Open open:
                open.Properties = Product;
                break;

            case Begin begin:
                begin.Properties ??= [];
                break;

            case Attach attach:
                attach.Properties ??= [];
                break;

            case Detach { Error: { } error }:
                AmqpErrors.Complete(error);
                break;

            case End { Error: { } error }:
                AmqpErrors.Complete(error);
                break;

            case Close { Error: { } error }:
                AmqpErrors.Complete(error);
                break;
        }
    }
}
