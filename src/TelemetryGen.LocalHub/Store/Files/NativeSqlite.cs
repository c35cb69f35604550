using System.Runtime.InteropServices;
using SQLitePCL;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>What SQLite's own library can tell and its .NET wrapper does not.</summary>
internal static class NativeSqlite
{
    // SQLite documentation, "Standard File Control Opcodes".
    private const int HasMovedCode = 20;

    /// <summary>
    /// Whether the path no longer leads to the file that is open: deleted, renamed, or another in its place. False where the system
    /// does not let that happen to an open file (Windows).
    /// </summary>
    public static bool HasMoved(sqlite3 connection)
    {
        var moved = 0;
        var result = FileControl(connection.DangerousGetHandle(), "main\0"u8.ToArray(), HasMovedCode, ref moved);
        GC.KeepAlive(connection);
        return result == raw.SQLITE_OK && moved != 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(nint connection, byte[] database, int code, ref int argument);
}
