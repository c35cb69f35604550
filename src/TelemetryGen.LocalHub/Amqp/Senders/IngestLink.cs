using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Senders;

/// <summary>
/// A link on which a client sends to a hub, to a partition, or as a publisher. A delivery is accepted when its events are on the disk.
/// </summary>
internal sealed class IngestLink(AmqpClient client, ListenerLink link, LinkPath path) : HubLink(client, link, path)
{
    private const uint Credit = 300;

    private PublicationBuilder? _builder;

    /// <summary>Gives the client credit.</summary>
    public void Open(HubInfo hub, int? partition)
    {
        _builder = new PublicationBuilder(hub, Path, partition);
        Link.InitializeReceiver(Credit, (_, message, _, _) => OnMessage((RawMessage)message), state: null);
    }

    public override AmqpFault? Check() => Client.Claims.Check(Path, AccessRights.Send) ?? CheckRevoked();

    private AmqpFault? CheckRevoked() =>
        Path.Target == LinkTarget.Publisher && Client.Service.Revoked.Contains(Path.Hub, Path.Value) ? AmqpFault.Revoked(Path.Value) : null;

    private void OnMessage(RawMessage message)
    {
        if (Client.Transport.Current.Aborted)
        {
            Settle(message, new Released());
            return;
        }

        if (CheckRevoked() is { } revoked)
        {
            Reject(message, revoked);
            Detach(revoked);
            return;
        }

        if (message.Bytes.Length > Client.Service.MaxMessageBytes)
        {
            Reject(message, AmqpFault.TooLarge(message.Bytes.Length, Client.Service.MaxMessageBytes));
            return;
        }

        if (_builder!.TryBuild(message.Bytes, message.Format, out var publication) is { } wrong)
        {
            Reject(message, wrong);
            return;
        }

        _ = StoreAsync(message, publication!);
    }

    // Not awaited: the next messages are taken while this one waits for the disk.
    private async Task StoreAsync(RawMessage message, Publication publication)
    {
        Client.Transport.Inbound.Take(message.Bytes.Length);
        using var busy = Client.Service.Begin();
        try
        {
            var fault = busy is null ? AmqpFault.Stopping : Fault(await Client.Service.AppendAsync(publication));
            if (fault is null)
            {
                Settle(message, new Accepted());
            }
            else
            {
                Reject(message, fault);
            }
        }
        catch (Exception e)
        {
            Reject(message, AmqpFault.Failed, e);
        }
        finally
        {
            Client.Transport.Inbound.Return(message.Bytes.Length);
        }
    }

    private static AmqpFault? Fault(AppendResult result) => result switch
    {
        AppendResult.Stored => null,
        AppendResult.Full => AmqpFault.StoreFull,
        AppendResult.Throttled => AmqpFault.Throttled,
        AppendResult.Lost => AmqpFault.StoreLost,
        AppendResult.Stopping => AmqpFault.Stopping,
        _ => throw new InvalidOperationException($"The store answered {result}."),
    };

    private void Reject(RawMessage message, AmqpFault fault, Exception? cause = null)
    {
        var (error, tracking) = Client.Service.Errors.Make(fault, Path.ToString());
        if (cause is not null)
        {
            Client.Service.Log.AppendFailed(cause, Client.Name, Path.ToString(), tracking);
        }

        Client.Service.Log.MessageRefused(Client.Name, Path.ToString(), fault.Code, fault.Text, tracking);
        Settle(message, new Rejected { Error = error });
    }

    private void Settle(RawMessage message, DeliveryState state)
    {
        try
        {
            Link.DisposeMessage(message, state, settled: true);
        }
        catch (Exception e) when (e is AmqpException or ObjectDisposedException)
        {
            // The client went away before it could be told.
            Client.Service.Log.NotTold(Client.Name, Path.ToString(), e.Message);
        }
    }
}
