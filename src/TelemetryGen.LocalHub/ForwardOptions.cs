using System.Text;
using TelemetryGen.LocalHub.Composition;
using TelemetryGen.LocalHub.Forwarding;

namespace TelemetryGen.LocalHub;

/// <summary>
/// A hub above, Azure Event Hubs or another local hub, to which all events are forwarded by AMQP once they are stored here. A publisher's
/// events arrive there as that publisher's. See docs/local-hub.md, "Gateway".
/// </summary>
public sealed record ForwardOptions
{
    /// <summary><see cref="MaxPause"/> when nothing is said: a minute.</summary>
    public static readonly TimeSpan DefaultMaxPause = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Of a policy of the hub above: <c>Endpoint=sb://host/;SharedAccessKeyName=...;SharedAccessKey=...</c>. With <c>EntityPath</c> the hub
    /// of that name alone is forwarded, else each hub to the one of its own name. A port of the endpoint counts, 5671 is the usual one.
    /// With <c>UseDevelopmentEmulator=true</c> there is no TLS, so on loopback alone. It is a secret: no log and no error holds it.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>
    /// A PEM or DER file with the one authority that the hub above is trusted by, as ca.pem of a local hub; null, which is the default,
    /// for those of the machine.
    /// </summary>
    public string? CaFile { get; init; }

    /// <summary>The longest pause between two attempts while the hub above does not take events, a second to an hour.</summary>
    public TimeSpan MaxPause { get; init; } = DefaultMaxPause;

    // Named here alone: a program that is compiled to machine code and makes no such options has no AMQP in it either.
    internal Func<ForwardOptions, HubCore, ForwardService> Start { get; } = ForwardService.Start;

    internal void Validate(LocalHubOptions options)
    {
        var name = options.NameOf(UpstreamAddress.Option);
        var upstream = UpstreamAddress.Parse(ConnectionString, name);
        LocalHubOptions.Refuse(
            upstream.Hub is not null && !options.Hubs.Contains(upstream.Hub, StringComparer.OrdinalIgnoreCase),
            $"{name}: the connection string is for the hub '{upstream.Hub}' (EntityPath), which is none of this hub's: "
                + $"{string.Join(", ", options.Hubs)}. Name it in {options.NameOf(nameof(options.Hubs))}, or leave EntityPath out.");
        LocalHubOptions.Refuse(
            IsSelf(upstream, options), $"{name}: {upstream} is this hub itself; give the connection string of the hub above.");
        options.Require(
            MaxPause >= TimeSpan.FromSeconds(1) && MaxPause <= TimeSpan.FromHours(1), "Forward.MaxPause",
            $"{MaxPause} is not between a second and an hour.");
        options.Require(
            CaFile is null || !upstream.IsPlain, UpstreamTrust.Option,
            "is of no use with UseDevelopmentEmulator=true, which has no TLS.");
        UpstreamTrust.Load(CaFile, options.NameOf(UpstreamTrust.Option));
    }

    private static bool IsSelf(UpstreamAddress upstream, LocalHubOptions options) =>
        options.Amqp is { } amqp && (upstream.IsPlain ? amqp.Port : amqp.TlsPort) == upstream.Port
        && HubHostNames.Of(options).Contains(upstream.Host, StringComparer.OrdinalIgnoreCase);

    // A record tells all it has.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"CaFile = {CaFile}, MaxPause = {MaxPause}");
        return true;
    }
}
