using System.Globalization;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>Where a file goes.</summary>
internal static class CapturePath
{
    /// <summary>A path that is free: that of this second, or of the next one in which no file was begun.</summary>
    public static string Free(CaptureOptions options, string hub, int partition, DateTimeOffset begun)
    {
        for (var time = begun.UtcDateTime; ; time = time.AddSeconds(1))
        {
            var path = Path.Combine(
                options.Folder,
                options.Namespace,
                hub,
                partition.ToString(CultureInfo.InvariantCulture),
                time.ToString("yyyy/MM/dd/HH/mm/ss", CultureInfo.InvariantCulture).Replace('/', Path.DirectorySeparatorChar) + ".avro");
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }
}
