using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Policies;

/// <summary>
/// The policies of policies.json, read again when the file changes: a new key takes effect with the next request. A change that
/// cannot be read leaves the last good policies in force and is logged.
/// </summary>
internal sealed partial class PolicyStore
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly ILogger logger;
    private PolicySet policies;
    private (DateTime Written, long Length) seen;

    public PolicyStore(string path, ILogger logger)
    {
        this.path = path;
        this.logger = logger;
        if (!File.Exists(path))
        {
            DataDirectory.WriteSecret(path, PolicyFile.CreateDefault());
        }

        seen = Stamp();
        try
        {
            policies = PolicyFile.Parse(File.ReadAllBytes(path));
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
            lock (gate)
            {
                var now = Stamp();
                if (now != seen)
                {
                    seen = now;
                    Reload();
                }

                return policies;
            }
        }
    }

    private void Reload()
    {
        try
        {
            policies = PolicyFile.Parse(File.ReadAllBytes(path));
            LogReloaded(logger, path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            LogNotReloaded(logger, path, e.Message);
        }
    }

    private (DateTime Written, long Length) Stamp()
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    [LoggerMessage(10, LogLevel.Information, "Read changed policies from {Path}")]
    private static partial void LogReloaded(ILogger logger, string path);

    [LoggerMessage(11, LogLevel.Error, "{Path} changed but cannot be used, the last good policies stay in force: {Reason}")]
    private static partial void LogNotReloaded(ILogger logger, string path, string reason);
}
