using System.Text.Json;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>
/// capture.json: for each partition the number of the first event that is in no file yet. It is written after a file is whole, so a crash
/// between the two gives the events of that file twice, and none is left out.
/// </summary>
internal sealed class CaptureProgress
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SortedDictionary<string, long> _next;

    private CaptureProgress(string path, SortedDictionary<string, long> next) => (_path, _next) = (path, next);

    /// <exception cref="LocalHubException">The file is not what it should be.</exception>
    public static CaptureProgress Open(string path)
    {
        if (!File.Exists(path))
        {
            return new CaptureProgress(path, new(StringComparer.OrdinalIgnoreCase));
        }

        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), CaptureJson.Default.DictionaryStringInt64)
                ?? throw new JsonException("It is null.");
            return new CaptureProgress(path, new(read, StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.CaptureUnusable,
                $"{path} cannot be used: {e.Message} Mend it, or delete it: then all events that are kept are captured again.",
                e);
        }
    }

    /// <summary>0 for a partition of which nothing was captured yet.</summary>
    public long Next(string partition)
    {
        lock (_gate)
        {
            return _next.GetValueOrDefault(partition);
        }
    }

    public void Set(string partition, long next)
    {
        lock (_gate)
        {
            _next[partition] = next;
            DataDirectory.WriteSecret(_path, JsonSerializer.SerializeToUtf8Bytes(_next, CaptureJson.Default.SortedDictionaryStringInt64));
        }
    }
}
