using System.Globalization;
using System.Text;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>The module <c>settings</c> of a board: what the sample program reads.</summary>
internal static class BoardSettings
{
    private const int MostRecords = 15;
    private const int LongestWait = 1800;

    /// <param name="device">The board.</param>
    /// <param name="host">Of the hub.</param>
    /// <param name="port">Of the hub.</param>
    /// <param name="hub">Its name.</param>
    /// <param name="batchBytes">The most bytes of one event.</param>
    /// <param name="storeBytes">Bytes of flash for records.</param>
    /// <param name="hasClock">It runs on a host that keeps the clock.</param>
    public static string Format(
        FleetDevice device, string host, int port, string hub, int batchBytes, int storeBytes, bool hasClock) => new StringBuilder()
        .Append("# Written by telemetrygen provision. The token is in the file 'token' beside it.\n")
        .Line("HOST", Text(host)).Line("PORT", Number(port)).Line("HUB", Text(hub)).Line("DEVICE", Text(device.Name))
        .Line("WIFI_NAME", Text(device.WifiName)).Line("WIFI_KEY", Text(device.WifiKey))
        .Append("# Seconds from reading to reading.\n").Line("PERIOD", Number(device.Period))
        .Append("# The Wi-Fi is used when so many records wait.\n")
        .Line("SEND_COUNT", Number(Math.Clamp(LongestWait / device.Period, 1, MostRecords)))
        .Append("# The most bytes of one event, bytes of flash for records.\n")
        .Line("BATCH_BYTES", Number(batchBytes)).Line("STORE_BYTES", Number(storeBytes))
        .Append("# Empty where the host keeps the clock.\n").Line("TIME_SERVER", Text(hasClock ? "" : "pool.ntp.org"))
        .ToString();

    private static StringBuilder Line(this StringBuilder text, string name, string value) =>
        text.Append(name).Append(" = ").Append(value).Append('\n');

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Of a Wi-Fi's name or key anything may come: quote and backslash end or change a literal of Python. Control characters were refused.
    private static string Text(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
