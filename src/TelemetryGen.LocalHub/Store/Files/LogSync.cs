using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// Has the disk confirm what a commit wrote to the log. SQLite does so itself with synchronous=FULL, but as its packages build it by fsync,
/// which also waits for the new time of the file, and with that for the journal of the file system: twice what fdatasync takes. With NORMAL
/// it still syncs the log where it begins anew and before it is copied back (SQLite documentation, "PRAGMA synchronous"); what is left is
/// the sync of a commit, which is made here. docs/decisions/0195.
/// </summary>
internal sealed class LogSync : IDisposable
{
    private const int BadFile = 9;
    private const int Interrupted = 4;

    private readonly SafeFileHandle _log;

    /// <summary>Takes over the handle.</summary>
    public LogSync(SafeFileHandle log) => _log = log;

    /// <summary>Whether commits are synced here, and not by SQLite.</summary>
    public static bool IsUsed { get; } = OperatingSystem.IsLinux() && HasDataSync();

    /// <summary>For the log of an open store, which SQLite has made by then; null where SQLite syncs it.</summary>
    /// <param name="path">The store.</param>
    public static LogSync? Of(string path) => IsUsed
        ? new LogSync(File.OpenHandle(path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        : null;

    /// <summary>What was committed is on the disk when it returns.</summary>
    /// <exception cref="SqliteException">It is not, or it is not known: the error that SQLite gives for its own sync.</exception>
    public void Run()
    {
        while (DataSync(_log) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new SqliteException(
                    $"The log could not be synced to the disk: {Marshal.GetPInvokeErrorMessage(error)}.", raw.SQLITE_IOERR,
                    raw.SQLITE_IOERR_FSYNC);
            }
        }
    }

    public void Dispose() => _log.Dispose();

    // A C library of another name is not found; SQLite syncs then.
    private static bool HasDataSync()
    {
        try
        {
            return DataSyncOf(-1) != 0 && Marshal.GetLastPInvokeError() == BadFile;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DataSync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "fdatasync", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int DataSyncOf(int file);
}
