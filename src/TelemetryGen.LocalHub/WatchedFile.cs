using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub;

/// <summary>
/// What a file of the data directory says, read again when the file changes: a change takes effect with the next request. One that cannot be
/// read leaves what was read last in force, and is logged.
/// </summary>
internal sealed class WatchedFile<T>
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Func<byte[], T> _parse;
    private readonly ILogger _logger;
    private T _value;
    private (DateTime Written, long Length) _seen;

    /// <param name="path">The file. Only its owner may read it.</param>
    /// <param name="create">Its content when it is not there.</param>
    /// <param name="parse">Throws <see cref="FormatException"/>; the message holds no secret.</param>
    /// <param name="error">For a file that cannot be used at the start.</param>
    /// <param name="advice">What to do then, in a sentence.</param>
    /// <param name="logger">Changes are logged here.</param>
    /// <exception cref="LocalHubException">The file cannot be used.</exception>
    public WatchedFile(string path, Func<byte[]> create, Func<byte[], T> parse, LocalHubError error, string advice, ILogger logger)
    {
        _path = path;
        _parse = parse;
        _logger = logger;
        if (!File.Exists(path))
        {
            DataDirectory.WriteSecret(path, create());
        }

        _seen = Stamp();
        try
        {
            _value = parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(error, $"{path} cannot be used: {e.Message} {advice}", e);
        }
    }

    /// <summary>What is now in force. Costs a look at the file's time and length.</summary>
    public T Current
    {
        get
        {
            lock (_gate)
            {
                var now = Stamp();
                if (now != _seen)
                {
                    _seen = now;
                    Reload();
                }

                return _value;
            }
        }
    }

    private void Reload()
    {
        try
        {
            _value = _parse(File.ReadAllBytes(_path));
            WatchedFileLog.Read(_logger, _path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            WatchedFileLog.NotRead(_logger, _path, e.Message);
        }
    }

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }
}

/// <summary>What <see cref="WatchedFile{T}"/> logs.</summary>
internal static partial class WatchedFileLog
{
    [LoggerMessage(10, LogLevel.Information, "Read the changed {Path}")]
    public static partial void Read(ILogger logger, string path);

    [LoggerMessage(11, LogLevel.Error, "{Path} changed but cannot be used, what was read last stays in force: {Reason}")]
    public static partial void NotRead(ILogger logger, string path, string reason);
}
