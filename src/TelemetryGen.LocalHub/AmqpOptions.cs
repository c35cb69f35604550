using System.Net;
using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub;

/// <summary>
/// How a <see cref="LocalHub"/> serves AMQP 1.0. WebSockets are served on each of these ports, and on that of HTTPS;
/// <see cref="LocalHubOptions.Connections"/> limits the connections of all of them together.
/// </summary>
public sealed record AmqpOptions
{
    /// <summary>The consumer group that each hub has.</summary>
    public const string DefaultConsumerGroup = "$Default";

    /// <summary>
    /// TCP port without TLS, for clients with <c>UseDevelopmentEmulator=true</c>; 0 takes any free one, null is none. Tokens pass it in the
    /// clear, so it listens on <see cref="PlainAddress"/> alone.
    /// </summary>
    public int? Port { get; init; } = 5672;

    /// <summary>TCP port with TLS; 0 takes any free one, null is none.</summary>
    public int? TlsPort { get; init; } = 5671;

    /// <summary>Address of <see cref="Port"/>; loopback by default. <see cref="TlsPort"/> listens where the hub does.</summary>
    public IPAddress PlainAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The consumer groups of each hub beside <see cref="DefaultConsumerGroup"/>, which is always there.</summary>
    public IReadOnlyList<string> ConsumerGroups { get; init; } = [];

    // Named here alone: a program that is compiled to machine code and makes no such options has no AMQP in it either.
    internal Func<AmqpOptions, HubCore, AmqpDependencies, CancellationToken, Task<IAmqpHost>> StartAsync { get; } = AmqpHost.StartAsync;

    internal void Validate(LocalHubOptions options)
    {
        options.Require(Port is null or (>= 0 and <= 65535), "Amqp.Port", $"{Port} is not between 0 and 65535.");
        options.Require(TlsPort is null or (>= 0 and <= 65535), "Amqp.TlsPort", $"{TlsPort} is not between 0 and 65535.");
        options.Require(
            Port is not > 0 || Port != TlsPort, "Amqp.Port", $"and {options.NameOf("Amqp.TlsPort")} are both {Port}.");
        foreach (var group in ConsumerGroups)
        {
            options.Require(IsGroup(group), "Amqp.ConsumerGroups", $"'{group}' is not the name of a consumer group.");
        }
    }

    // 1 to 50 characters (Azure, Event Hubs quotas), of which an address can be made.
    private static bool IsGroup(string? name) =>
        name is { Length: > 0 and <= 50 } && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '$');
}
