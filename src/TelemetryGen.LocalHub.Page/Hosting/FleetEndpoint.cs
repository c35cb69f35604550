using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Page.Exporting;
using TelemetryGen.LocalHub.Page.Viewing;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary>
/// <c>GET /fleet/{hub}.csv</c> and <c>.json</c>: what the page of the fleet shows, to whom asks without a browser too. Who asks first waits
/// until the newest events are read.
/// </summary>
internal static class FleetEndpoint
{
    public static void Map(WebApplication application)
    {
        application.MapGet("/fleet/{hub}.csv", (string hub, HttpContext context, HubWatches watches, HubPageOptions options) =>
            ServeAsync(hub, isCsv: true, context, watches, options));
        application.MapGet("/fleet/{hub}.json", (string hub, HttpContext context, HubWatches watches, HubPageOptions options) =>
            ServeAsync(hub, isCsv: false, context, watches, options));
    }

    private static async Task ServeAsync(string hub, bool isCsv, HttpContext context, HubWatches watches, HubPageOptions options)
    {
        var response = context.Response;
        if (!watches.TryGet(hub, out var watch))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such hub.");
            return;
        }

        if (FleetFilter.Read(context.Request.Query) is not { } filter)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "state must be live, late or silent, version a whole number.");
            return;
        }

        using var attendance = watch.Attend();
        await watch.CatchUpAsync(context.RequestAborted);
        if (watch.Problem is { } problem)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, $"The events of {watch.Name} cannot be read: {problem}");
            return;
        }

        var now = options.TimeProvider.GetUtcNow();
        var (rows, fields) = watch.Read(state => (state.ListFleet(), state.Fleet.All));
        rows = new FleetOrder(FleetKey.Name).Sort(rows.Where(r => filter.Takes(r, now)), now);
        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{watch.Name}-fleet-{now:yyyyMMdd-HHmmss}.{(isCsv ? "csv" : "json")}\"";
        await response.WriteAsync(
            isCsv ? FleetWriter.Csv(rows, fields, now) : FleetWriter.Json(rows, fields, now), context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
