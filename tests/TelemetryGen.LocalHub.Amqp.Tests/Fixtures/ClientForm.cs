namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>How a client reaches the hub.</summary>
public enum ClientForm
{
    /// <summary>As an emulator: without TLS.</summary>
    Plain,

    /// <summary>With TLS and the hub's authority.</summary>
    Tls,

    /// <summary>As an emulator, over a WebSocket.</summary>
    WebSocket,
}
