using Azure;
using Azure.Messaging.EventHubs;

namespace TelemetryGen.Server;

/// <summary>Which errors of a service pass by themselves: it is away or busy. Others a person must mend.</summary>
internal static class PassingErrors
{
    public static bool Has(Exception error) => error switch
    {
        AggregateException many => many.Flatten().InnerExceptions.All(Has),
        EventHubsException hub => hub.IsTransient,
        RequestFailedException storage => storage.Status is 0 or 408 or 429 or >= 500,
        EndOfStreamException => false,
        TimeoutException or System.Net.Sockets.SocketException or System.Net.WebSockets.WebSocketException or IOException => true,
        _ => false,
    };
}
