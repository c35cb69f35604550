using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Http.Management;
using TelemetryGen.LocalHub.Http.Reading;

namespace TelemetryGen.LocalHub.Http;

/// <summary>The paths of the hub.</summary>
internal sealed class HubRoutes(
    SendHandler send, TokenHandler tokens, ReadHandler read, ManagementHandler management, HealthHandler health)
{
    /// <summary>Null when the request is served.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return path == HealthHandler.Path ? await health.ServeAsync(context)
            : TokenPath.TryParse(path, out var device) ? await tokens.ServeAsync(context, device)
            : HubPath.TryParse(path, out var target) ? await send.ServeAsync(context, target)
            : ReadPath.TryParse(path, out var events) ? await read.ServeAsync(context, events)
            : ManagementPath.TryParse(path, out var entity) ? await management.ServeAsync(context, entity)
            : HubFault.NoSuchPath;
    }
}
