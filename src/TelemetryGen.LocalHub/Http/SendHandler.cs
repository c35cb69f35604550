using Microsoft.AspNetCore.Http;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// Serves the send API. The order of checks is path, method, token, hub and partition, size, content: without a token that allows it
/// nobody learns which hubs there are, and no body is read.
/// </summary>
internal sealed class SendHandler(TokenAuthorizer authorizer, IReadOnlyDictionary<string, HubInfo> hubs, EventWriter writer, int maxBytes)
{
    /// <summary>Null when the events are stored.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context, HubPath path)
    {
        var request = context.Request;
        if (!RequestForm.IsPost(request))
        {
            return HubFault.NotPost;
        }

        if (authorizer.Check(context, path, AccessRights.Send) is { } unauthorized)
        {
            return unauthorized;
        }

        if (TryFind(path, out var hub) is { } missing)
        {
            return missing;
        }

        if (!RequestForm.HasLength(request))
        {
            return HubFault.NoLength;
        }

        var (publication, wrong) = await ReadAsync(context, hub!, path);
        if (publication is null)
        {
            return wrong;
        }

        return await writer.AppendAsync(publication, canBlock: true) switch
        {
            AppendResult.Stored => Created(context.Response),
            AppendResult.Full => HubFault.StoreFull,
            AppendResult.Stopping => HubFault.Stopping,
            AppendResult.Lost => HubFault.StoreLost,
            AppendResult.Throttled => HubFault.Throttled,
            var other => throw new InvalidOperationException($"The store answered {other}."),
        };
    }

    private async ValueTask<(Publication? Publication, HubFault? Fault)> ReadAsync(HttpContext context, HubInfo hub, HubPath path)
    {
        using var body = await BodyReader.ReadAsync(context.Request, maxBytes, context.RequestAborted);
        if (body is null)
        {
            return (null, HubFault.TooLarge(maxBytes));
        }

        var fault = PublicationReader.TryRead(hub, path, context.Request, body.Memory, out var publication);
        return (publication, fault);
    }

    private HubFault? TryFind(HubPath path, out HubInfo? hub)
    {
        if (!hubs.TryGetValue(path.Hub, out hub))
        {
            return HubFault.NoSuchHub(path.Hub);
        }

        return path.Target switch
        {
            HubTarget.Partition when hub.Find(path.Value) is null => HubFault.NoSuchPartition(path.Value, hub.Partitions),
            HubTarget.Publisher when !EventHubNames.IsPublisher(path.Value) => HubFault.BadRequest("The publisher's name is not allowed"),
            _ => null,
        };
    }

    private static HubFault? Created(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status201Created;
        response.ContentLength = 0;
        return null;
    }
}
