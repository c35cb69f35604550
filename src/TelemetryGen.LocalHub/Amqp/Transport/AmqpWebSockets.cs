using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>AMQP over WebSockets, on the path that Azure's clients ask for.</summary>
internal sealed class AmqpWebSockets(AmqpService service)
{
    private const string Path = "/$servicebus/websocket";

    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    /// <summary>Whether the request is for this path.</summary>
    public static bool IsFor(HttpContext context) =>
        string.Equals(context.Request.Path.Value?.TrimEnd('/'), Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Serves the connection to its end; 400 when the request is for no WebSocket.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // .NET asks for "amqp", JavaScript for "AMQPWSB10", and each takes only what it asked for.
        var protocol = context.WebSockets.WebSocketRequestedProtocols.FirstOrDefault();
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        await using var stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, CloseWithin);
        var connection = context.Connection;
        await service.ServeAsync(new StreamPipe(stream), $"{connection.RemoteIpAddress}:{connection.RemotePort} (WebSocket)");
    }

    private sealed class StreamPipe(Stream stream) : IDuplexPipe
    {
        public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

        public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
    }
}
