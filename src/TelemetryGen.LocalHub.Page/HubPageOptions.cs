using System.Net;
using Microsoft.Extensions.Logging;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page;

/// <summary>How a <see cref="HubPage"/> is served.</summary>
public sealed record HubPageOptions
{
    /// <summary>The <see cref="Port"/> that is taken without another.</summary>
    public const int DefaultPort = 8480;

    /// <summary>
    /// Address to listen on. Loopback by default: plain HTTP, no login, and only for browsers on this machine. Any other address: HTTPS
    /// with the hub's own certificate, and a login with the token of <see cref="HubPage.TokenPath"/>.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port, 0 to 65535; 0 takes any free one, which <see cref="HubPage.Endpoint"/> then tells.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The schema by which events are decoded; null shows them as they are, without fields, charts and clocks.</summary>
    public SchemaSpec? Schema { get; init; }

    /// <summary>The clock for ages and rates. Give the one of the hub when that is not the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the page logs; null is nowhere. No line holds the token.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}
