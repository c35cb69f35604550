using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// Reads a body up to the tier's limit. Beyond it the rest is not read here: the server answers first and then takes what still
/// comes for some seconds, so that the client gets the answer and can use the connection again.
/// </summary>
internal static class BodyReader
{
    // Most bodies of unknown length fit.
    private const int UnknownLength = 4096;

    /// <summary>Null when the body is larger than <paramref name="limit"/> bytes, whether it said so or not.</summary>
    /// <exception cref="BadHttpRequestException">The body is not what HTTP says it must be.</exception>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        try
        {
            return await ReadBodyAsync(request, limit, cancellation);
        }
        catch (IOException e) when (e.InnerException is OverflowException)
        {
            // How Kestrel says that a chunk is longer than it counts.
            throw new BadHttpRequestException(e.Message, StatusCodes.Status400BadRequest, e);
        }
    }

    private static async ValueTask<RequestBody?> ReadBodyAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // Of a body that does not come the memory is the collector's: whoever broke off the reading may still write to it.
        var body = new RequestBody((int)(request.ContentLength ?? UnknownLength));
        if (request.ContentLength is { } length)
        {
            await request.Body.ReadExactlyAsync(body.Room()[..(int)length], cancellation);
            body.Advance((int)length);
            return body;
        }

        while (await request.Body.ReadAsync(body.Room(), cancellation) is var count and > 0)
        {
            body.Advance(count);
            if (body.Length > limit)
            {
                body.Dispose();
                return null;
            }
        }

        return body;
    }
}
