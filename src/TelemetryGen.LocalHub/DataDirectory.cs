using TelemetryGen.LocalHub.Certificates;

namespace TelemetryGen.LocalHub;

/// <summary>The hub's directory: its file names, its lock, and how files are written in it.</summary>
internal sealed class DataDirectory : IDisposable
{
    public const string DeviceMasterName = "device-master.key";
    public const string PoliciesName = "policies.json";

    private const string RevokedDevicesName = "revoked-devices.txt";
    private const string EventsName = "events.db";

    // What a hub makes after its authority and the master key. Not policies.json, which people write before the first start.
    private static readonly string[] MadeLater = [.. CertificateFiles.MadeLater, RevokedDevicesName, EventsName];

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode PublicFile = OwnerFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // How long a file may be another's, who writes it, and how often it is looked at.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly string _root;
    private readonly DirectoryLock _lock;

    private DataDirectory(string root, DirectoryLock @lock) => (_root, _lock) = (root, @lock);

    /// <summary>It is on a medium that cannot be written.</summary>
    public bool IsReadOnly => _lock.IsReadOnly;

    /// <summary>The authority that clients trust.</summary>
    public CertificateFiles Authority => CertificateFiles.Usual(_root);

    /// <summary>The authority that old boards trust.</summary>
    public CertificateFiles LegacyAuthority => CertificateFiles.ForOldBoards(_root);

    /// <summary>What OpenSSL has to be told for TLS 1.0 and 1.1.</summary>
    public string LegacyOpenSsl => Path.Combine(_root, "legacy-openssl.cnf");

    public string Policies => Path.Combine(_root, PoliciesName);

    /// <summary>From which all keys of devices are derived.</summary>
    public string DeviceMaster => Path.Combine(_root, DeviceMasterName);

    public string RevokedDevices => Path.Combine(_root, RevokedDevicesName);

    /// <summary>What opens the page when it is not on loopback.</summary>
    public string PageToken => Path.Combine(_root, "page-token.txt");

    public string CaptureProgress => Path.Combine(_root, "capture.json");

    /// <summary>The folder with how far each hub is forwarded.</summary>
    public string Forwarding => Path.Combine(_root, "forward");

    public string ForwardRefused => Path.Combine(_root, "forward-refused.jsonl");

    public string Events => Path.Combine(_root, EventsName);

    /// <summary>Makes the directory when needed and takes it for this hub alone.</summary>
    public static DataDirectory Open(string path)
    {
        var root = Path.GetFullPath(path);
        Guard(root, () => CreateDirectory(root));

        DirectoryLock? taken = null;
        Guard(DirectoryLock.PathIn(root), () => taken = DirectoryLock.Take(root));
        return new DataDirectory(root, taken!);
    }

    /// <summary>Takes a directory in which there is a store; makes nothing where there is none.</summary>
    public static DataDirectory OpenExisting(string path)
    {
        RequireStore(path);
        return Open(path);
    }

    /// <summary>The same to read alone, also on a medium that cannot be written.</summary>
    public static DataDirectory OpenToRead(string path)
    {
        RequireStore(path);
        var root = Path.GetFullPath(path);
        return new DataDirectory(root, DirectoryLock.TakeToRead(root));
    }

    /// <summary>Opens a lock for this process alone, made when it is not there.</summary>
    public static FileStream OpenLock(string path) => CreateFile(path, OwnerFile, FileMode.OpenOrCreate, FileShare.None);

    /// <summary>A file that shows that a hub has run on a directory, by name; null when there is none.</summary>
    public static string? TraceOfUse(string root) => MadeLater.FirstOrDefault(name => File.Exists(Path.Combine(root, name)));

    /// <summary>Makes an empty file that only its owner may read, unless it is there.</summary>
    public static void EnsureOwnerFile(string path) =>
        Guard(path, () => CreateFile(path, OwnerFile, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose());

    /// <summary>
    /// A file that only its owner may read, made when it is not there. Needs no lock: of several that make it at once one wins, and all
    /// read that one.
    /// </summary>
    public static byte[] ReadOrCreateSecret(string path, Func<byte[]> create)
    {
        var content = Array.Empty<byte>();
        Guard(path, () =>
        {
            CreateDirectory(Path.GetDirectoryName(path)!);
            content = ReadOrCreate(path, create);
        });
        return content;
    }

    /// <summary>Makes a folder that only its owner may open, unless it is there.</summary>
    public static void EnsureFolder(string path) => Guard(path, () => CreateDirectory(path));

    /// <summary>Appends to a file that only its owner may read; one that is too large gets another name first. Ends when it is on the disk.
    /// </summary>
    public static void AppendOwnerFile(string path, byte[] content, long maxBytes, string oldPath) => Guard(path, () =>
    {
        if (new FileInfo(path) is { Exists: true } file && file.Length >= maxBytes)
        {
            File.Move(path, oldPath, overwrite: true);
        }

        using var stream = CreateFile(path, OwnerFile, FileMode.Append, FileShare.Read);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Writes a file that only its owner may read: all of it or nothing.</summary>
    public static void WriteSecret(string path, byte[] content) => Write(path, content, OwnerFile);

    /// <summary>Renames a file over another, which may be there.</summary>
    public static void Replace(string from, string to) => Guard(to, () => File.Move(from, to, overwrite: true));

    /// <summary>Writes a file for everyone, all of it or nothing, unless it holds that already; whether it was written.</summary>
    public static bool WritePublic(string path, byte[] content)
    {
        var same = false;
        Guard(path, () => same = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content));
        if (!same)
        {
            Write(path, content, PublicFile);
        }

        return !same;
    }

    public void Dispose() => _lock.Dispose();

    private static void RequireStore(string path)
    {
        FolderCheck.Require(Path.GetFullPath(path));
        var events = Path.Combine(Path.GetFullPath(path), EventsName);
        if (!File.Exists(events))
        {
            throw new LocalHubException(LocalHubError.StoreUnusable, $"There is no {events}.");
        }
    }

    private static void CreateDirectory(string path)
    {
        FolderCheck.Require(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerDirectory);
        }
    }

    private static void Write(string path, byte[] content, UnixFileMode mode) => Guard(path, () =>
    {
        // A new file renamed over the old: a crash leaves the one or the other.
        var part = path + ".part";
        File.Delete(part);
        WriteNew(part, content, mode);
        File.Move(part, path, overwrite: true);
    });

    // Who has the file alone writes it, unless another has before, in one write: a crash leaves it whole or empty, and empty is not there.
    // Not by a move that overwrites nothing: on Unix, .NET looks first and renames then, so that each of two finds no file, and the second
    // replaces the key of the first.
    private static byte[] ReadOrCreate(string path, Func<byte[]> create)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                if (File.Exists(path) && File.ReadAllBytes(path) is { Length: > 0 } made)
                {
                    return made;
                }

                using var stream = CreateFile(path, OwnerFile, FileMode.OpenOrCreate, FileShare.None);
                if (stream.Length == 0)
                {
                    // An empty file may be another's make, and for everyone to read.
                    if (!OperatingSystem.IsWindows())
                    {
                        File.SetUnixFileMode(stream.SafeFileHandle, OwnerFile);
                    }

                    var content = create();
                    stream.Write(content);
                    stream.Flush(flushToDisk: true);
                    return content;
                }
            }
            catch (IOException e) when (DirectoryLock.IsTaken(e) && waited < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private static void WriteNew(string path, byte[] content, UnixFileMode mode)
    {
        using var stream = CreateFile(path, mode, FileMode.CreateNew, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static FileStream CreateFile(string path, UnixFileMode mode, FileMode fileMode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = fileMode, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    private static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalHubException(
                LocalHubError.DirectoryUnusable,
                DiskSpace.IsFull(e) ? DiskSpace.Describe(path) : $"Cannot write {path}: {e.Message}",
                e);
        }
    }
}
