using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Http.Management;
using TelemetryGen.LocalHub.Http.Reading;

namespace TelemetryGen.LocalHub.Http;

/// <summary>The paths of the hub.</summary>
internal sealed class HubRoutes(
    SendHandler send, TokenHandler tokens, ReadHandler read, ManagementHandler management, HealthHandler health)
{
    private readonly HubPaths _paths = new();

    /// <summary>Null when the request is served.</summary>
    public Task<HubFault?> ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return _paths.TryFind(path, out var target) ? send.ServeAsync(context, target)
            : path == HealthHandler.Path ? health.ServeAsync(context)
            : TokenPath.TryParse(path, out var device) ? tokens.ServeAsync(context, device)
            : ReadPath.TryParse(path, out var events) ? read.ServeAsync(context, events)
            : ManagementPath.TryParse(path, out var entity) ? management.ServeAsync(context, entity)
            : Task.FromResult<HubFault?>(HubFault.NoSuchPath);
    }
}
