using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub;

/// <summary>
/// What a file of the data directory says, read again when the file changes: a change takes effect with the next request, and at most 0.5
/// ms later when another has just looked. One that cannot be read leaves what was read last in force, is logged, and is read again, at
/// most once a second, until it can be: a key that was changed must not stay valid because a program held the file at the wrong moment.
/// </summary>
internal sealed class WatchedFile<T>
    where T : class
{
    // A look serves what is asked so soon after it. Of thousands of requests in a second few need one of their own.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(0.5);

    // Between two readings of a file whose time and length say nothing new.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Time stamps of files are coarse: who writes twice within one tick, the same length, leaves no trace of the second. Two seconds are
    // FAT's.
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly string _path;

    // Kept and refreshed: a new one for each request would cost more than the look at the file.
    private readonly FileInfo _file;
    private readonly Func<byte[], T> _parse;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private volatile T _value;
    private byte[] _content;
    private (DateTime Written, long Length) _seen;

    // When the last look began; 0 when the next must not rely on it.
    private long _looked;

    // When it was read last, while it has to be read again without a change.
    private long? _again;
    private string? _fault;

    /// <param name="path">The file. Only its owner may read it.</param>
    /// <param name="create">Its content when it is not there.</param>
    /// <param name="parse">Throws <see cref="FormatException"/>; the message holds no secret.</param>
    /// <param name="error">For a file that cannot be used at the start.</param>
    /// <param name="advice">What to do then, in a sentence.</param>
    /// <param name="clock">Measures how long ago it was looked at and read.</param>
    /// <param name="logger">Changes are logged here.</param>
    /// <exception cref="LocalHubException">The file cannot be used.</exception>
    public WatchedFile(
        string path, Func<byte[]> create, Func<byte[], T> parse, LocalHubError error, string advice, TimeProvider clock, ILogger logger)
    {
        _path = path;
        _file = new FileInfo(path);
        _parse = parse;
        _clock = clock;
        _logger = logger;
        if (!File.Exists(path))
        {
            DataDirectory.WriteSecret(path, create());
        }

        _seen = Stamp();
        _again = Next();
        try
        {
            _content = File.ReadAllBytes(path);
            _value = parse(_content);
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw new LocalHubException(error, $"{path} cannot be used: {e.Message} {advice}", e);
        }
    }

    /// <summary>What is now in force. Costs a look at the file's time and length, unless there was one just before.</summary>
    public T Current
    {
        get
        {
            var start = _clock.GetTimestamp();
            if (Volatile.Read(ref _looked) is not 0 and var looked
                && _clock.GetElapsedTime(looked, start) is var since && since >= TimeSpan.Zero && since < Look)
            {
                return _value;
            }

            lock (_gate)
            {
                var now = Stamp();
                if (now != _seen || (_again is { } last && _clock.GetElapsedTime(last) >= Pause))
                {
                    _seen = now;
                    _again = Next();
                    Reload();
                }

                Volatile.Write(ref _looked, start);
                return _value;
            }
        }
    }

    /// <summary>The file was written by this process: what is asked next looks at it.</summary>
    public void Changed() => Volatile.Write(ref _looked, 0);

    private void Reload()
    {
        try
        {
            var content = File.ReadAllBytes(_path);
            if (_fault is null && content.AsSpan().SequenceEqual(_content))
            {
                return;
            }

            _value = _parse(content);
            _content = content;
            if (_fault is null)
            {
                WatchedFileLog.Read(_logger, _path);
            }
            else
            {
                WatchedFileLog.ReadAgain(_logger, _path);
            }

            _fault = null;
        }
        catch (Exception e) when (IsUnusable(e))
        {
            _again = _clock.GetTimestamp();
            if (e.Message != _fault)
            {
                _fault = e.Message;
                WatchedFileLog.NotRead(_logger, _path, e.Message);
            }
        }
    }

    private static bool IsUnusable(Exception error) => error is FormatException or IOException or UnauthorizedAccessException;

    private long? Next() => DateTime.UtcNow - _seen.Written < Coarse ? _clock.GetTimestamp() : null;

    private (DateTime Written, long Length) Stamp()
    {
        _file.Refresh();
        return _file.Exists ? (_file.LastWriteTimeUtc, _file.Length) : default;
    }
}

/// <summary>What <see cref="WatchedFile{T}"/> logs.</summary>
internal static partial class WatchedFileLog
{
    [LoggerMessage(10, LogLevel.Information, "Read the changed {Path}")]
    public static partial void Read(ILogger logger, string path);

    // As loud as a warning: whoever was told that it cannot be used must see that it can.
    [LoggerMessage(12, LogLevel.Warning, "{Path} can be used again; what it says now is in force")]
    public static partial void ReadAgain(ILogger logger, string path);

    [LoggerMessage(
        11, LogLevel.Error,
        "{Path} changed but cannot be used, what was read last stays in force, and it is read again until it can be: {Reason}")]
    public static partial void NotRead(ILogger logger, string path, string reason);
}
