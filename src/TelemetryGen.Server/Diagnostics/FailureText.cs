using System.Data.Common;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using Azure;
using Azure.Messaging.EventHubs;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Server.Diagnostics;

/// <summary>What went wrong with another side, in one line of the log.</summary>
internal static class FailureText
{
    /// <summary>The reason as a sentence.</summary>
    public static string Of(Exception error)
    {
        var text = AzureErrorText.Shorten(CauseOf(error).Message);
        return text.EndsWith('.') ? text : text + ".";
    }

    /// <summary>
    /// Whether the other side is away, refuses or is full: its text is all that there is to know. What else is thrown is a fault of the
    /// program, which is found by its stack.
    /// </summary>
    public static bool IsOfOtherSide(Exception error) => error switch
    {
        AggregateException many => many.Flatten().InnerExceptions.All(IsOfOtherSide),
        TelemetryServerException or EventHubsException or RequestFailedException or HttpRequestException => true,
        SocketException or WebSocketException or AuthenticationException or TimeoutException or OperationCanceledException => true,
        IOException or UnauthorizedAccessException or DbException => true,
        _ => false,
    };

    // What our own code says is more than what it met. Of a connection that TLS ends, .NET says only that there is something inside.
    private static Exception CauseOf(Exception error)
    {
        Exception[] all = error is AggregateException many ? [.. many.Flatten().InnerExceptions] : [error];
        var cause = all.OfType<TelemetryServerException>().FirstOrDefault() ?? all[0];
        return cause is HttpRequestException && cause.InnerException is AuthenticationException tls ? tls : cause;
    }
}
