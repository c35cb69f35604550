using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Policies;

/// <summary>
/// The policies of policies.json, read again when the file changes: a new key takes effect with the next request. A change that
/// cannot be read leaves the last good policies in force and is logged.
/// </summary>
internal sealed partial class PolicyStore
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ILogger _logger;
    private PolicySet _policies;
    private (DateTime Written, long Length) _seen;

    public PolicyStore(string path, ILogger logger)
    {
        _path = path;
        _logger = logger;
        if (!File.Exists(path))
        {
            DataDirectory.WriteSecret(path, PolicyFile.CreateDefault());
        }

        _seen = Stamp();
        try
        {
            _policies = PolicyFile.Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.PoliciesUnusable,
                $"{path} cannot be used: {e.Message} Mend it, or delete it for new policies with new keys.",
                e);
        }
    }

    /// <summary>The policies now in force. Costs a look at the file's time and length.</summary>
    public PolicySet Current
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

                return _policies;
            }
        }
    }

    private void Reload()
    {
        try
        {
            _policies = PolicyFile.Parse(File.ReadAllBytes(_path));
            LogReloaded(_logger, _path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            LogNotReloaded(_logger, _path, e.Message);
        }
    }

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(_path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    [LoggerMessage(10, LogLevel.Information, "Read changed policies from {Path}")]
    private static partial void LogReloaded(ILogger logger, string path);

    [LoggerMessage(11, LogLevel.Error, "{Path} changed but cannot be used, the last good policies stay in force: {Reason}")]
    private static partial void LogNotReloaded(ILogger logger, string path, string reason);
}
