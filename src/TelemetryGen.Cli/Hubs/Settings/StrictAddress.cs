using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>
/// IP addresses as people mean them: four decimal numbers, or IPv6. .NET also reads the forms of C's <c>inet_aton</c>: 999 is 0.0.3.231
/// there, 010.0.0.1 is 8.0.0.1.
/// </summary>
internal static class StrictAddress
{
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? value)
    {
        value = IPAddress.TryParse(text, out var address) && IsWhole(address, text) ? address : null;
        return value is not null;
    }

    /// <summary>Reads an address with a port: 0.0.0.0:8480, [::1]:8480.</summary>
    public static bool TryParseEndpoint(string text, [NotNullWhen(true)] out IPEndPoint? value)
    {
        // An address alone would be taken as one with port 0.
        var colon = text.LastIndexOf(':');
        value = colon > 0 && IPEndPoint.TryParse(text, out var place)
            && (place.AddressFamily == AddressFamily.InterNetworkV6 ? text[colon - 1] == ']' : IsWhole(place.Address, text[..colon]))
                ? place
                : null;
        return value is not null;
    }

    private static bool IsWhole(IPAddress address, string text) =>
        address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == text;
}
