using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Page.Exporting;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary><c>GET /export/{hub}.csv</c> and <c>.json</c>: read from the store while they are sent, however long they are.</summary>
internal static class ExportEndpoint
{
    private const int ChunkCharacters = 64 * 1024;

    public static void Map(WebApplication application)
    {
        application.MapGet("/export/{hub}.csv", (
            string hub, HttpContext context, HubWatches watches, LocalHub source, HubPageOptions options) =>
            ServeAsync(hub, isCsv: true, context, watches, source, options));
        application.MapGet("/export/{hub}.json", (
            string hub, HttpContext context, HubWatches watches, LocalHub source, HubPageOptions options) =>
            ServeAsync(hub, isCsv: false, context, watches, source, options));
    }

    private static async Task ServeAsync(
        string hub, bool isCsv, HttpContext context, HubWatches watches, LocalHub source, HubPageOptions options)
    {
        var response = context.Response;
        if (!watches.TryGet(hub, out var watch) || ExportQuery.Read(context.Request.Query) is not { } query)
        {
            response.StatusCode = watch is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            await response.WriteAsync(
                watch is null ? "There is no such hub." : $"events must be 1 to {ExportQuery.MostEvents}.", context.RequestAborted);
            return;
        }

        response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{watch.Name}-{options.TimeProvider.GetUtcNow():yyyyMMdd-HHmmss}.{(isCsv ? "csv" : "json")}\"";
        var writer = new ExportWriter(options.Schema, query.Message);
        var text = new StringBuilder(isCsv ? writer.CsvHead() : "[");
        var isFirst = true;
        await foreach (var record in StoredRecords.ReadAsync(source, watch.Name, options.Schema, query, context.RequestAborted))
        {
            text.Append(isCsv ? writer.Csv(record) : (isFirst ? "\n" : ",\n") + writer.Json(record));
            isFirst = false;
            if (text.Length >= ChunkCharacters)
            {
                await response.WriteAsync(text.ToString(), context.RequestAborted);
                text.Clear();
            }
        }

        await response.WriteAsync(text.Append(isCsv ? "" : "\n]\n").ToString(), context.RequestAborted);
    }
}
