using System.Globalization;

namespace TelemetryGen.LocalHub;

/// <summary>What is free where a file is, for errors: the systems and SQLite say only that something failed.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT of Linux, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Below this SQLite fails in more ways than by saying that there is no space.</summary>
    private const long Little = 256 * 1024;

    /// <summary>Whether an error says that a disk is full.</summary>
    public static bool IsFull(Exception error) => error is IOException && NoSpace.Contains(error.HResult);

    /// <summary>Whether there is so little that it is the cause of an error that does not say its own.</summary>
    public static bool IsShort(string path) => Free(path) < Little;

    /// <summary>That there is no space for a file, how much is free, and what to do.</summary>
    public static string Describe(string path)
    {
        var free = Free(path) is { } bytes ? bytes.ToString("N0", CultureInfo.InvariantCulture) : "an unknown number of";
        return $"There is no space for {path}: {free} bytes are free on its disk. Free some, or use another directory.";
    }

    private static long? Free(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path) ?? path).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What is wrong is told without the number.
            return null;
        }
    }
}
