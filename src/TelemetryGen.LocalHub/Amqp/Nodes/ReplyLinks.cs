using Amqp;
using TelemetryGen.LocalHub.Amqp.Links;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>The reply links of a connection, found as each client names them.</summary>
internal sealed class ReplyLinks
{
    private readonly Lock _gate = new();
    private readonly List<ReplyLink> _links = [];

    public void Add(ReplyLink link)
    {
        lock (_gate)
        {
            _links.Add(link);
        }

        link.Link.AddClosedCallback((_, _) => Remove(link));
    }

    /// <summary>False when there is no link for the answer.</summary>
    public bool TrySend(RequestLink request, string? replyTo, Message reply)
    {
        var link = Find(request, replyTo);
        link?.Send(reply);
        return link is not null;
    }

    // .NET names the address of its target, rhea the link; some name nothing, and have a pair in a session of its own.
    private ReplyLink? Find(RequestLink request, string? replyTo)
    {
        lock (_gate)
        {
            var same = _links.Where(link => link.Path.Target == request.Path.Target).ToArray();
            return same.FirstOrDefault(link => replyTo is not null && (link.Address == replyTo || link.Link.Name == replyTo))
                ?? same.LastOrDefault(link => link.Link.Session == request.Link.Session);
        }
    }

    private void Remove(ReplyLink link)
    {
        lock (_gate)
        {
            _links.Remove(link);
        }
    }
}
