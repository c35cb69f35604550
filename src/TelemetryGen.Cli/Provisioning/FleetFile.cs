using System.Globalization;
using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>
/// The devices of a fleet, as CSV: a header line with <c>device</c> and any of <c>wifi_name</c>, <c>wifi_key</c>, <c>period</c>, then a
/// line for each device. A value with a comma or a quote stands in quotes, and a quote in it twice (RFC 4180).
/// </summary>
internal static class FleetFile
{
    private const int UsualPeriod = 60;
    private const int LongestPeriod = 86400;
    private static readonly string[] Columns = ["device", "wifi_name", "wifi_key", "period"];

    /// <summary>All rows; none when one of them is wrong.</summary>
    /// <exception cref="CliException">All that is wrong, a line each, with the file's line numbers. No value of wifi_key is in
    /// it.</exception>
    public static IReadOnlyList<FleetDevice> Parse(string path, string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(l => l.TrimEnd('\r')).ToArray();
        var header = Split(lines[0])?.Select(c => c.Trim().ToLowerInvariant()).ToArray() ?? [];
        if (!header.Contains("device") || header.Except(Columns).Any() || header.Distinct().Count() != header.Length)
        {
            throw new CliException($"{path}(1): the first line must name the columns: device, and any of wifi_name, wifi_key, period.");
        }

        var devices = new List<FleetDevice>();
        var problems = new List<string>();
        var lineOf = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
            {
                continue;
            }

            var device = Row(header, lines[i], out var found);
            if (device is not null && !lineOf.TryAdd(device.Name, i + 1))
            {
                found.Add($"device '{device.Name}' is in line {lineOf[device.Name]} already; case makes no difference for its folder");
            }

            problems.AddRange(found.Select(p => $"{path}({i + 1}): {p}."));
            if (device is not null)
            {
                devices.Add(device);
            }
        }

        return problems.Count > 0 ? throw new CliException(string.Join('\n', problems))
            : devices.Count == 0 ? throw new CliException($"{path} lists no device.")
            : devices;
    }

    private static FleetDevice? Row(string[] header, string line, out List<string> problems)
    {
        problems = [];
        var values = Split(line);
        if (values is null || values.Count != header.Length)
        {
            problems.Add(values is null
                ? "a quote is not closed, or has text after it"
                : $"has {values.Count} values; the first line names {header.Length} columns");
            return null;
        }

        string Value(string column) => Array.IndexOf(header, column) is >= 0 and var at ? values[at] : "";
        var name = Value("device");
        // The characters that a sender on a board takes; a name of dots alone is no folder.
        if (name.Length is 0 or > 128 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            || name.Trim('.').Length == 0)
        {
            problems.Add($"device is '{name}'; it takes 1 to 128 letters, digits, '-', '.' and '_'");
        }

        else if (WindowsFiles.IsDevice(name) || name[^1] == '.')
        {
            problems.Add($"device is '{name}'; Windows has no folder of that name, whoever copies it");
        }

        var network = Value("wifi_name");
        if (Encoding.UTF8.GetByteCount(network) > 32 || network.Any(char.IsControl))
        {
            problems.Add($"wifi_name is '{network}'; it takes up to 32 bytes");
        }

        var key = Value("wifi_key");
        if (key.Length > 0 && (key.Length is < 8 or > 63 || key.Any(c => c is < ' ' or > '~')))
        {
            problems.Add($"wifi_key has {key.Length} characters; it takes 8 to 63 of ASCII, or none for an open network");
        }

        if (Array.Find(header, c => Value(c).Contains('\uFFFD', StringComparison.Ordinal)) is { } unread)
        {
            problems.Add($"{unread} has bytes that are no UTF-8; save the file as UTF-8");
        }

        var period = UsualPeriod;
        if (Value("period") is { Length: > 0 } seconds
            && (!int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out period) || period is < 1 or > LongestPeriod))
        {
            problems.Add($"period is '{seconds}'; it must be 1 to {LongestPeriod} seconds");
        }

        return problems.Count > 0 ? null : new(name, network, key, period);
    }

    // Null: a quote is not closed, or something stands after the closing one.
    private static List<string>? Split(string line)
    {
        var values = new List<string>();
        var at = 0;
        while (true)
        {
            var value = new StringBuilder();
            if (at < line.Length && line[at] == '"')
            {
                for (at++; at < line.Length && (line[at] != '"' || (at + 1 < line.Length && line[at + 1] == '"')); at++)
                {
                    value.Append(line[at]);
                    at += line[at] == '"' ? 1 : 0;
                }

                if (at++ >= line.Length || (at < line.Length && line[at] != ','))
                {
                    return null;
                }
            }
            else
            {
                for (; at < line.Length && line[at] != ','; at++)
                {
                    value.Append(line[at]);
                }
            }

            values.Add(value.ToString());
            if (at++ >= line.Length)
            {
                return values;
            }
        }
    }
}
