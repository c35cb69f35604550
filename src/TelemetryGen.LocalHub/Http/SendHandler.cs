using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// Serves a request. The order of checks is path, method, token, hub and partition, size, content: without a token that allows it
/// nobody learns which hubs there are, and no body is read.
/// </summary>
internal sealed partial class SendHandler(
    TokenAuthorizer authorizer, IReadOnlyDictionary<string, HubInfo> hubs, EventWriter writer, int maxBytes, TimeProvider clock, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();

        // Boards set their clock by this header, and tokens are checked by the same clock.
        context.Response.Headers.Date = clock.GetUtcNow().UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        HubFault? fault;
        try
        {
            fault = await SendAsync(context);
        }
        catch (BadHttpRequestException e)
        {
            fault = HubFault.BadHttp(e.StatusCode);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested || e is ConnectionResetException or EndOfStreamException)
        {
            LogGone(logger, context.Request.Method, RawPath(context));
            context.Abort();
            return;
        }
        catch (Exception e)
        {
            LogUnexpected(logger, e, context.Request.Method, RawPath(context));
            fault = HubFault.Failed;
        }

        await AnswerAsync(context, fault, start);
    }

    private async Task AnswerAsync(HttpContext context, HubFault? fault, long start)
    {
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (fault is null)
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentLength = 0;
            LogStored(logger, RawPath(context), milliseconds);
            return;
        }

        var tracking = await FaultWriter.WriteAsync(context, fault, clock.GetUtcNow());
        LogRefused(logger, context.Request.Method, RawPath(context), fault.Status, fault.Code, tracking, milliseconds);
    }

    private async Task<HubFault?> SendAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HubPath.TryParse(request.Path.Value ?? "", out var path))
        {
            return HubFault.NoSuchPath;
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return HubFault.NotPost;
        }

        if (authorizer.Check(request.Headers.Authorization, path, AccessRights.Send) is { } unauthorized)
        {
            return unauthorized;
        }

        if (TryFind(path, out var hub) is { } missing)
        {
            return missing;
        }

        if (await BodyReader.ReadAsync(request, maxBytes, context.RequestAborted) is not { } body)
        {
            return HubFault.TooLarge(maxBytes);
        }

        if (PublicationReader.TryRead(hub!, path, request, body, out var publication) is { } wrong)
        {
            return wrong;
        }

        return await writer.AppendAsync(publication!) switch
        {
            AppendResult.Stored => null,
            AppendResult.Full => HubFault.StoreFull,
            AppendResult.Stopping => HubFault.Stopping,
            _ => HubFault.Failed,
        };
    }

    private HubFault? TryFind(HubPath path, out HubInfo? hub)
    {
        if (!hubs.TryGetValue(path.Hub, out hub))
        {
            return HubFault.NoSuchHub(path.Hub);
        }

        return path.Target switch
        {
            HubTarget.Partition when !IsPartition(path.Value, hub.Partitions) => HubFault.NoSuchPartition(path.Value, hub.Partitions),
            HubTarget.Publisher when !EventHubNames.IsPublisher(path.Value) => HubFault.BadRequest("The publisher's name is not allowed"),
            _ => null,
        };
    }

    private static bool IsPartition(string id, int partitions) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < partitions
        && number.ToString(CultureInfo.InvariantCulture) == id;

    // As sent, still percent-encoded: a decoded line break would forge a line of the log.
    private static string RawPath(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

    [LoggerMessage(30, LogLevel.Information, "POST {Path} 201 in {Milliseconds:F1} ms")]
    private static partial void LogStored(ILogger logger, string path, double milliseconds);

    [LoggerMessage(31, LogLevel.Warning, "{Method} {Path} {Status} ({Code}) TrackingId {TrackingId} in {Milliseconds:F1} ms")]
    private static partial void LogRefused(
        ILogger logger, string method, string path, int status, int code, Guid trackingId, double milliseconds);

    [LoggerMessage(32, LogLevel.Information, "{Method} {Path}: the client went away before its request was whole")]
    private static partial void LogGone(ILogger logger, string method, string path);

    [LoggerMessage(33, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string method, string path);
}
