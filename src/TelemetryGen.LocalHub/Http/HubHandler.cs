using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Http;

/// <summary>What all requests have in common: the date, the form of refusals, the log.</summary>
internal sealed partial class HubHandler(SendHandler send, TokenHandler tokens, TimeProvider clock, ILogger logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();

        // Boards set their clock by this header, and tokens are checked by the same clock.
        context.Response.Headers.Date = clock.GetUtcNow().UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        HubFault? fault;
        try
        {
            fault = await ServeAsync(context);
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

        await EndAsync(context, fault, start);
    }

    private async Task<HubFault?> ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return RequestForm.HasTwoLengths(context.Request) ? HubFault.TwoLengths
            : TokenPath.TryParse(path, out var device) ? await tokens.ServeAsync(context, device)
            : HubPath.TryParse(path, out var target) ? await send.ServeAsync(context, target)
            : HubFault.NoSuchPath;
    }

    private async Task EndAsync(HttpContext context, HubFault? fault, long start)
    {
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (fault is null)
        {
            LogDone(logger, RawPath(context), context.Response.StatusCode, milliseconds);
            return;
        }

        var tracking = await FaultWriter.WriteAsync(context, fault, clock.GetUtcNow());
        LogRefused(logger, context.Request.Method, RawPath(context), fault.Status, fault.Code, tracking, milliseconds);
    }

    // As sent, still percent-encoded: a decoded line break would forge a line of the log.
    private static string RawPath(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

    [LoggerMessage(30, LogLevel.Information, "POST {Path} {Status} in {Milliseconds:F1} ms")]
    private static partial void LogDone(ILogger logger, string path, int status, double milliseconds);

    [LoggerMessage(31, LogLevel.Warning, "{Method} {Path} {Status} ({Code}) TrackingId {TrackingId} in {Milliseconds:F1} ms")]
    private static partial void LogRefused(
        ILogger logger, string method, string path, int status, int code, Guid trackingId, double milliseconds);

    [LoggerMessage(32, LogLevel.Information, "{Method} {Path}: the client went away before its request was whole")]
    private static partial void LogGone(ILogger logger, string method, string path);

    [LoggerMessage(33, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string method, string path);
}
