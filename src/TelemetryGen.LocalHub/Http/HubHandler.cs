using System.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub.Diagnostics;

namespace TelemetryGen.LocalHub.Http;

/// <summary>What all requests have in common: the date, the form of refusals, the log.</summary>
/// <param name="route">Serves a request, and gives what it is refused for.</param>
/// <param name="metrics">Where refusals are counted.</param>
/// <param name="clock">The hub's time.</param>
/// <param name="logger">Where each request is told.</param>
internal sealed partial class HubHandler(
    Func<HttpContext, Task<HubFault?>> route, HubMetrics metrics, TimeProvider clock, ILogger logger)
{
    private readonly DateHeader _date = new();

    public async Task HandleAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();

        // Boards set their clock by this header, and tokens are checked by the same clock.
        context.Response.Headers.Date = _date.Of(clock.GetUtcNow());
        HubFault? fault;
        Exception? failure = null;
        try
        {
            fault = RequestForm.HasTwoLengths(context.Request) ? HubFault.TwoLengths : await route(context);
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
            (fault, failure) = (HubFault.Failed, e);
        }

        await EndAsync(context, fault, failure, start);
    }

    private async Task EndAsync(HttpContext context, HubFault? fault, Exception? failure, long start)
    {
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (fault is null)
        {
            if (logger.IsEnabled(LogLevel.Information))
            {
                LogDone(logger, context.Request.Method, RawPath(context), context.Response.StatusCode, milliseconds);
            }

            return;
        }

        metrics.Refused(fault.Code);
        var tracking = Guid.NewGuid();
        if (failure is not null)
        {
            LogUnexpected(logger, failure, context.Request.Method, RawPath(context), tracking);
        }

        await FaultWriter.WriteAsync(context, fault, tracking, clock.GetUtcNow());
        LogRefused(logger, context.Request.Method, RawPath(context), fault.Status, fault.Code, tracking, milliseconds);
    }

    // As sent, still percent-encoded: a decoded line break would forge a line of the log.
    private static string RawPath(HttpContext context) =>
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];

    [LoggerMessage(30, LogLevel.Information, "{Method} {Path} {Status} in {Milliseconds:F1} ms")]
    private static partial void LogDone(ILogger logger, string method, string path, int status, double milliseconds);

    [LoggerMessage(31, LogLevel.Warning, "{Method} {Path} {Status} ({Code}) TrackingId {TrackingId} in {Milliseconds:F1} ms")]
    private static partial void LogRefused(
        ILogger logger, string method, string path, int status, int code, Guid trackingId, double milliseconds);

    [LoggerMessage(32, LogLevel.Information, "{Method} {Path}: the client went away before its request was whole")]
    private static partial void LogGone(ILogger logger, string method, string path);

    [LoggerMessage(33, LogLevel.Error, "{Method} {Path} failed, TrackingId {TrackingId}")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string method, string path, Guid trackingId);
}
