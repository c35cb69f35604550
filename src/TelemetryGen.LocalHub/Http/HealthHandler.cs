using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// <c>GET /health</c>, for what watches the hub: 200 while it takes events, 503 while it cannot. It takes no token and says nothing that
/// one would be needed for. With a hub above it says how forwarding goes; while that waits the answer is 200 still, for events are taken.
/// </summary>
internal sealed class HealthHandler(StoreHealth store, ForwardService? forwarding)
{
    public const string Path = "/health";

    // Events are taken, and do not go on to the hub above.
    private const string Degraded = "degraded";

    /// <summary>Null when the answer is given.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return HubFault.WrongMethod("GET");
        }

        var report = forwarding?.Report;
        var status = store.IsLost ? "store lost" : store.IsFull ? "store full" : report?.IsDegraded == true ? Degraded : "ok";
        var body = Encoding.ASCII.GetBytes($"{{\"status\":\"{status}\"{Text(report)}}}");
        var response = context.Response;
        response.StatusCode = status is "ok" or Degraded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(body, context.RequestAborted);
        return null;
    }

    private static string Text(ForwardReport? report)
    {
        if (report is null)
        {
            return "";
        }

        var state = report.Reason is { } reason ? $"\"{report.State}\",\"reason\":\"{reason}\"" : $"\"{report.State}\"";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$""","forward":{"state":{{state}},"lag":{{report.Lag}},"sent":{{report.Sent}},"refused":{{report.Refused}}}""");
    }
}
