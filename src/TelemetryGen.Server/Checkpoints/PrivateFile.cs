namespace TelemetryGen.Server.Checkpoints;

/// <summary>A file that its owner alone can read, made before SQLite would make it.</summary>
internal static class PrivateFile
{
    /// <summary>Makes it with its folder, if it is not there.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
    }
}
