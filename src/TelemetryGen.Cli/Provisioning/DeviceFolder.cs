using System.Text;

namespace TelemetryGen.Cli.Provisioning;

/// <summary>A folder that is copied to a board as it is. It holds a token and a Wi-Fi key: only its owner may read it.</summary>
internal sealed class DeviceFolder(string root)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public void Write(string relative, string text) => Write(relative, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <exception cref="CliException">It cannot be written; the message says which file.</exception>
    public void Write(string relative, byte[] bytes)
    {
        var path = Path.Combine(root, relative);
        try
        {
            // Parents that are made on the way are everyone's: each is made by itself.
            MakeFolder(root);
            MakeFolder(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Path.GetRandomFileName()}";
            try
            {
                // Private from its first byte on, not after it was written.
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = Private;
                }

                using (var file = new FileStream(temporary, options))
                {
                    file.Write(bytes);
                }

                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CliException(PathProblem.Describe(path, "written", error), ExitCode.Failure);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
        }
    }
}
