namespace TelemetryGen.Testing.Hubs;

/// <summary>What befalls a connection or a request, besides an answer of the script.</summary>
public enum Fault
{
    None,

    /// <summary>The connection is reset before TLS began.</summary>
    Refuse,

    /// <summary>The connection is reset when a part of the request has come; nothing is kept of it.</summary>
    ResetInMidBody,
}
