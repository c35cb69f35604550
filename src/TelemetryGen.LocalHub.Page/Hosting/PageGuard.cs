using System.Net;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Page.Hosting;

/// <summary>
/// Keeps other sites' pages in the same browser out: a request must name this page as its host and, where a browser says it, as its origin.
/// On loopback that is all that stands between the page and a site which lets its own name point to 127.0.0.1.
/// </summary>
/// <param name="loopbackOnly">The host must be one of this machine's own names for itself.</param>
internal sealed class PageGuard(bool loopbackOnly)
{
    // Styles are set by components at run time; scripts are files of this page alone.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src "
            + "'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";

        // Not "no-referrer": with that, browsers send a form with the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (IsFromHere(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This page answers to its own address only.");
    }

    private bool IsFromHere(HttpRequest request)
    {
        var host = request.Host.Host;
        var isOwn = !loopbackOnly
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
        var origins = request.Headers.Origin;
        return isOwn && (origins.Count == 0 || (origins.Count == 1 && origins[0] == $"{request.Scheme}://{request.Host}"));
    }
}
