using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http;

/// <summary>What HTTP leaves open about a request and this hub does not.</summary>
internal static class RequestForm
{
    // Where Kestrel puts the Content-Length of a request that is chunked as well.
    private const string OverruledLength = "X-Content-Length";

    /// <summary>Methods are compared with their case (RFC 9110 section 9.1): <c>post</c> is another one.</summary>
    public static bool IsPost(HttpRequest request) => string.Equals(request.Method, HttpMethods.Post, StringComparison.Ordinal);

    /// <summary>
    /// Whether it says how long its body is. Without that a body of 0 bytes would be an event, where the sender forgot one.
    /// </summary>
    public static bool HasLength(HttpRequest request) => request.ContentLength is not null || IsChunked(request);

    /// <summary>
    /// Whether it is chunked and has a Content-Length too: a proxy may believe the one and this server the other, and what lies between is
    /// then another's request (RFC 9112 section 6.1).
    /// </summary>
    public static bool HasTwoLengths(HttpRequest request) => IsChunked(request) && request.Headers.ContainsKey(OverruledLength);

    private static bool IsChunked(HttpRequest request) => request.Headers.TransferEncoding.Count > 0;
}
