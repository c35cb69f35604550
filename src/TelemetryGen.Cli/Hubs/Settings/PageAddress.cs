using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using TelemetryGen.LocalHub.Page;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>Where the page is served.</summary>
/// <param name="Place">Address and port.</param>
/// <param name="IsAsked">Somebody asked for it. One that nobody asked for does not keep the hub from running.</param>
internal sealed record PageAddress(IPEndPoint Place, bool IsAsked)
{
    /// <summary>What is served when nothing is said.</summary>
    public static PageAddress Usual { get; } = new(new IPEndPoint(IPAddress.Loopback, HubPageOptions.DefaultPort), IsAsked: false);

    /// <summary>A port of loopback, or an address and a port: 8480, 0.0.0.0:8480, [::1]:8480.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PageAddress? value)
    {
        value = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? new(new IPEndPoint(IPAddress.Loopback, port), IsAsked: true)
            : StrictAddress.TryParseEndpoint(text, out var place) ? new(place, IsAsked: true)
            : null;
        return value is not null;
    }

    public override string ToString() =>
        IPAddress.IsLoopback(Place.Address) ? Place.Port.ToString(CultureInfo.InvariantCulture) : Place.ToString();
}
