using System.Globalization;
using System.Text;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>The module <c>settings</c> of a board: what the sample program reads.</summary>
internal static class BoardSettings
{
    public static string Of(FleetDevice device, string host, int port, string hub) => new StringBuilder()
        .Append("# Written by telemetrygen provision. The token is in the file 'token' beside it.\n")
        .Line("HOST", Text(host)).Line("PORT", Number(port)).Line("HUB", Text(hub)).Line("DEVICE", Text(device.Name))
        .Line("WIFI_NAME", Text(device.WifiName)).Line("WIFI_KEY", Text(device.WifiKey))
        .Append("# Seconds from reading to reading.\n").Line("PERIOD", Number(device.Period))
        .Append("# The Wi-Fi is used when so many records wait.\n").Line("SEND_COUNT", Number(15))
        .Append("# The most bytes of one event, seconds after which records are sent at the latest, bytes of flash for them.\n")
        .Line("BATCH_BYTES", Number(2048)).Line("MAX_AGE", Number(1800)).Line("STORE_BYTES", Number(65536))
        .Line("TIME_SERVER", Text("pool.ntp.org"))
        .ToString();

    private static StringBuilder Line(this StringBuilder text, string name, string value) => text.Append(name).Append(" = ").Append(value).Append('\n');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Of a Wi-Fi's name or key anything may come: quote and backslash end or change a literal of Python. Control characters were refused.
    private static string Text(string value) => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
