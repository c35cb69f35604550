using System.Runtime.InteropServices;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>
/// Whether a file is there, without a look at its times. Linux 6.13 and later give a file a new time with each write once its time was
/// looked at, which makes every sync to the disk dearer by the write of that time (the kernel's documentation, "Multigrain Timestamps").
/// </summary>
internal static class FilePresence
{
    private static readonly bool HasAccess = OperatingSystem.IsLinux() && CanAsk();

    public static bool IsThere(string path) => HasAccess ? Access(path, 0) == 0 : File.Exists(path);

    // A C library of another name is not found.
    private static bool CanAsk()
    {
        try
        {
            return Access("/", 0) == 0;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "access", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Access([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);
}
