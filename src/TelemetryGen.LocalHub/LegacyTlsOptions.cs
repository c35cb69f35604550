using System.Net;

namespace TelemetryGen.LocalHub;

/// <summary>
/// How a <see cref="LocalHub"/> lets in boards that know nothing above TLS 1.1, or RSA alone: TLS 1.0 to 1.2 with an authority of its own,
/// on a port of its own, for publishers with a token of theirs. Who can read and change what passes in that network may get the token of a
/// publisher, and send as it to the token's end; nothing more.
/// </summary>
public sealed record LegacyTlsOptions
{
    /// <summary>TCP port, 0 to 65535; 0 takes any free one, which <see cref="LocalHub.LegacyEndpoint"/> then tells.</summary>
    public int Port { get; init; } = 8444;

    /// <summary>
    /// The address to listen on: loopback by default, or one address of this machine. <see cref="IPAddress.Any"/> is refused, since it
    /// would let in whatever network the machine has or gets.
    /// </summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    internal void Validate(LocalHubOptions options)
    {
        options.Require(Port is >= 0 and <= 65535, "LegacyTls.Port", $"{Port} is not between 0 and 65535.");
        options.Require(
            !IsEvery(Address), "LegacyTls.Address",
            $"{Address} is every address of this machine, and TLS 1.0 must not be open to all its networks. Give the one address by which "
                + "the old boards reach it, such as 192.168.1.10.");
    }

    private static bool IsEvery(IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is var plain
        && (plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any));
}
