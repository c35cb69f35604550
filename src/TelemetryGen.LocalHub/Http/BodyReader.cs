using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// Reads a body up to the tier's limit. Beyond it the rest is not read here: the server answers first and then takes what still
/// comes for some seconds, so that the client gets the answer and can use the connection again.
/// </summary>
internal static class BodyReader
{
    /// <summary>Null when the body is larger than <paramref name="limit"/> bytes, whether it said so or not.</summary>
    /// <exception cref="BadHttpRequestException">The body is not what HTTP says it must be.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
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

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        if (request.ContentLength is { } length)
        {
            var body = new byte[length];
            await request.Body.ReadExactlyAsync(body, cancellation);
            return body;
        }

        var buffer = new ArrayBufferWriter<byte>();
        while (await request.Body.ReadAsync(buffer.GetMemory(4096), cancellation) is var count and > 0)
        {
            buffer.Advance(count);
            if (buffer.WrittenCount > limit)
            {
                return null;
            }
        }

        return buffer.WrittenMemory;
    }
}
