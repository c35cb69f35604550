using Amqp;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>$cbs: takes tokens for the connection (OASIS AMQP claims-based security 1.0, put-token).</summary>
internal sealed class ClaimsNode(AmqpClient client) : RequestNode(client)
{
    public override Message Answer(Message request, LinkPath path)
    {
        if (Text(request, "operation") != "put-token")
        {
            return Refuse(AmqpFault.BadRequest("$cbs knows only the operation put-token"), path.ToString());
        }

        // The name is the resource for which the token is shown; a token may be for more. The type is not looked at: the Python client
        // says "jwt" of signatures too.
        var name = Text(request, "name");
        if (!TryReadPath(name, out var segments))
        {
            return Refuse(AmqpFault.BadRequest($"The name '{name}' is not the URI of a resource"), path.ToString());
        }

        var fault = Client.Service.Verifier.Verify(Text(request.Body), segments, out var claim) ?? Client.Claims.Put(claim!);
        return fault is null ? Reply(202, "Accepted", []) : Refuse(fault, string.Join('/', segments));
    }

    // The Python client fails without a word of why when there is a condition; by the status alone all clients know what it was.
    protected override Message Refuse(AmqpFault fault, string path)
    {
        var reply = base.Refuse(fault, path);
        reply.ApplicationProperties.Map.Remove("error-condition");
        return reply;
    }

    private static bool TryReadPath(string? name, out string[] segments)
    {
        segments = Uri.TryCreate(name, UriKind.Absolute, out var uri)
            ? [.. uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)]
            : [];
        return uri is not null;
    }
}
