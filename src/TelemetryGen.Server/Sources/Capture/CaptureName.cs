using System.Globalization;

namespace TelemetryGen.Server;

/// <summary>
/// The name of a Capture file: namespace, hub and partition, then the time in six parts, as the service writes it unless told otherwise.
/// </summary>
/// <param name="Stream">All before the time: what is read in order.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Time">The parts of the time as numbers, for the order.</param>
/// <param name="Name">The whole name.</param>
internal sealed record CaptureName(string Stream, string Partition, long Time, string Name)
{
    private const int TimeParts = 6;

    /// <summary>Null for a name of another form.</summary>
    public static CaptureName? Parse(string name)
    {
        var parts = name.Split('/');
        if (parts.Length < TimeParts + 1)
        {
            return null;
        }

        var time = 0L;
        foreach (var part in parts[^TimeParts..])
        {
            if (!int.TryParse(Path.GetFileNameWithoutExtension(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number > 9999)
            {
                return null;
            }

            time = (time * 100) + number;
        }

        var stream = string.Join('/', parts[..^TimeParts]);
        return new(stream, parts[^(TimeParts + 1)], time, name);
    }
}
