using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Forwarding;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// <c>GET /health</c>, for what watches the hub: 200 while it takes events, 503 while it cannot. It takes no token and says nothing that
/// one would be needed for. With a hub above it says how forwarding goes, which changes nothing of the status: events are taken.
/// </summary>
internal sealed class HealthHandler(StoreHealth store, ForwardService? forwarding)
{
    public const string Path = "/health";

    /// <summary>Null when the answer is given.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return HubFault.WrongMethod("GET");
        }

        var status = store.IsLost ? "store lost" : store.IsFull ? "store full" : "ok";
        var body = Encoding.ASCII.GetBytes($"{{\"status\":\"{status}\"{Forwarding()}}}");
        var response = context.Response;
        response.StatusCode = status == "ok" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(body, context.RequestAborted);
        return null;
    }

    private string Forwarding() => forwarding?.Report is not { } report
        ? ""
        : string.Create(
            CultureInfo.InvariantCulture,
            $$""","forward":{"state":"{{report.State}}","lag":{{report.Lag}},"sent":{{report.Sent}},"refused":{{report.Refused}}}""");
}
