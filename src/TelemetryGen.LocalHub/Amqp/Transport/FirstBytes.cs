using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// Tells AMQP from HTTP by the first byte, so that one port serves AMQP and AMQP over WebSockets: the .NET client of an emulator goes to
/// the same port with either.
/// </summary>
internal static class FirstBytes
{
    // The longest that a client may take for its first byte.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Connections that begin as AMQP go to <paramref name="amqp"/>, others on to HTTP.</summary>
    public static void UseAmqpOrHttp(this ListenOptions listen, Func<ConnectionContext, Task> amqp) =>
        listen.Use(next => async connection =>
    {
        var first = await PeekAsync(connection.Transport.Input);
        await (first == 'A' ? amqp(connection) : first is null ? Task.CompletedTask : next(connection));
    });

    private static async Task<char?> PeekAsync(PipeReader reader)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var result = await reader.ReadAsync(patience.Token);
            char? first = result.Buffer.IsEmpty ? null : (char)result.Buffer.FirstSpan[0];
            reader.AdvanceTo(result.Buffer.Start);
            return first;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Silent, or gone: there is nobody to tell.
            return null;
        }
    }
}
