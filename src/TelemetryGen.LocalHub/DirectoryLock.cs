namespace TelemetryGen.LocalHub;

/// <summary>Holds a data directory for one hub, or for one who looks at it. Goes with the process, also when that is killed.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string Name = "hub.lock";

    // How the systems say that another has it: ERROR_SHARING_VIOLATION, and EWOULDBLOCK of flock.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;

    // That nothing can be written at all: EROFS, ERROR_WRITE_PROTECT.
    private const int ReadOnlySystem = 30;
    private const int WriteProtect = unchecked((int)0x80070013);

    private readonly FileStream? _file;

    private DirectoryLock(FileStream? file, bool isReadOnly = false) => (_file, IsReadOnly) = (file, isReadOnly);

    /// <summary>The directory is on a medium that cannot be written.</summary>
    public bool IsReadOnly { get; }

    /// <summary>Where the lock of a directory is.</summary>
    public static string PathIn(string root) => Path.Combine(root, Name);

    /// <exception cref="LocalHubException">Another has it.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static DirectoryLock Take(string root) => new(TryOpen(root, () => DataDirectory.OpenLock(PathIn(root))));

    /// <summary>The same to read alone: on a medium that cannot be written no lock is made, and one that is there is taken.</summary>
    /// <exception cref="LocalHubException">Another has it, or it cannot be known whether one has.</exception>
    public static DirectoryLock TakeToRead(string root)
    {
        var path = PathIn(root);
        try
        {
            return Take(root);
        }
        catch (IOException e) when (e.HResult is ReadOnlySystem or WriteProtect)
        {
            return new DirectoryLock(
                File.Exists(path)
                    ? TryOpen(root, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None))
                    : null,
                isReadOnly: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.DirectoryUnusable,
                $"{path} cannot be locked, so a hub may be running on it: {e.Message} Look as the user that the hub runs as.", e);
        }
    }

    /// <summary>Whether an error says that another has a file.</summary>
    public static bool IsTaken(IOException error) => error.HResult is SharingViolation or WouldBlockLinux or WouldBlockMac;

    public void Dispose() => _file?.Dispose();

    private static FileStream TryOpen(string root, Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new LocalHubException(LocalHubError.DirectoryInUse, $"Another hub runs on {root}. Stop it, or use another directory.", e);
        }
    }
}
