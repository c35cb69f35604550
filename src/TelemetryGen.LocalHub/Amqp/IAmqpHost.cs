using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Amqp;

/// <summary>AMQP of a hub from its start to its end. Ending it answers what was taken, then closes connections and ports.</summary>
internal interface IAmqpHost : IAsyncDisposable
{
    /// <summary>What its clients share.</summary>
    AmqpService Service { get; }

    /// <summary>The bound port without TLS, or null.</summary>
    int? Port { get; }

    /// <summary>The bound port with TLS, or null.</summary>
    int? TlsPort { get; }

    /// <summary>Takes the requests for WebSockets before those for HTTPS.</summary>
    RequestDelegate Route(RequestDelegate https);
}
