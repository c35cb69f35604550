using System.Net;
using System.Net.Sockets;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub;

/// <summary>The names by which clients may reach the hub: for the certificate and for the audience of tokens.</summary>
internal static class HubHostNames
{
    /// <summary>A name or an address. What .NET reads as an IPv4 address from fewer numbers is neither: 192.168.1 is 192.168.0.1
    /// there.</summary>
    public static bool IsHost(string name) => Uri.CheckHostName(name) != UriHostNameType.Unknown
        && (!IPAddress.TryParse(name, out var address)
            || address.AddressFamily != AddressFamily.InterNetwork
            || address.ToString() == name);

    public static IReadOnlyList<string> Of(LocalHubOptions options)
    {
        var machine = Environment.MachineName;
        string[] always = ["localhost", IPAddress.Loopback.ToString(), IPAddress.IPv6Loopback.ToString()];

        // .local is how multicast DNS, which boards and laptops speak, names the machine.
        string[] own = Uri.CheckHostName(machine) == UriHostNameType.Dns ? [machine, $"{machine.Split('.')[0]}.local"] : [];
        string[] bound = IPAddress.Any.Equals(options.Address) || IPAddress.IPv6Any.Equals(options.Address)
            ? []
            : [options.Address.ToString()];
        string[] legacy = options.LegacyTls is { } old ? [old.Address.ToString()] : [];
        return
        [
            .. always.Concat(own).Concat(bound).Concat(legacy).Concat(options.HostNames).Select(SasAudience.NormalizeHost).Distinct(),
        ];
    }

    /// <summary>The name for <see cref="LocalHub.Endpoint"/>: one that a client of the bound address can reach.</summary>
    public static string Primary(LocalHubOptions options) =>
        options.HostNames.Count > 0 ? options.HostNames[0]
        : IPAddress.IsLoopback(options.Address) ? "localhost"
        : IPAddress.Any.Equals(options.Address) || IPAddress.IPv6Any.Equals(options.Address) ? Environment.MachineName
        : options.Address.ToString();
}
