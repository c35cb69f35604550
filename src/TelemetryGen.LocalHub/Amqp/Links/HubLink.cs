using Amqp;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>A link whose right to be is looked at again as long as it lives.</summary>
internal abstract class HubLink(AmqpClient client, ListenerLink link, LinkPath path)
{
    public AmqpClient Client { get; } = client;

    public ListenerLink Link { get; } = link;

    public LinkPath Path { get; } = path;

    /// <summary>Null while the link may go on.</summary>
    public abstract AmqpFault? Check();

    /// <summary>Credit or a wish to drain came from the client, which receives on this link.</summary>
    public virtual void OnFlow(uint? deliveryCount, uint credit, bool drain)
    {
    }

    /// <summary>Ends the link from another connection's thread, also when its own attach is still being answered.</summary>
    public void DetachLater(AmqpFault fault) => ThreadPool.QueueUserWorkItem(_ =>
    {
        SpinWait.SpinUntil(() => Link.LinkState != LinkState.Start, TimeSpan.FromSeconds(1));
        Detach(fault);
    });

    /// <summary>Ends the link with an error.</summary>
    public void Detach(AmqpFault fault)
    {
        var (error, tracking) = Client.Service.Errors.Make(fault, Path.ToString());
        Client.Service.Log.LinkEnded(Client.Name, Path.ToString(), fault.Code, fault.Text, tracking);
        try
        {
            Link.Close(TimeSpan.Zero, error);
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException)
        {
            // It is ending already, by the client or with its connection.
            Client.Service.Log.LinkWasEnding(Client.Name, Path.ToString(), e.Message);
        }
    }
}
