using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Http;

namespace TelemetryGen.LocalHub.OldBoards;

/// <summary>
/// The paths for old boards: to send, and to fetch a token. A token passes here with each request anyhow, so that one which was fetched
/// here and ends in an hour is better than one that a board keeps for a year.
/// </summary>
/// <param name="send">With an authorizer that takes tokens of one publisher alone.</param>
/// <param name="tokens">Gives such tokens.</param>
internal sealed class LegacyRoutes(SendHandler send, TokenHandler tokens)
{
    /// <summary>Null when the request is served.</summary>
    public async Task<HubFault?> ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        return TokenPath.TryParse(path, out var device) ? await tokens.ServeAsync(context, device)
            : HubPath.TryParse(path, out var target) ? await send.ServeAsync(context, target)
            : HubFault.NoSuchPathForOldBoards;
    }
}
