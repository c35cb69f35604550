using System.Text;

namespace TelemetryGen.Cli.Emission;

/// <summary>Writes what changed, whole or not at all, so that builds side by side and builds that are killed leave no half file.</summary>
internal sealed class OutputFolder(string root)
{
    /// <summary>Writes a file unless it has that text already; true when it was written.</summary>
    public bool Write(string relative, string text) => WriteFile(Path.Combine(root, relative), text);

    /// <summary>Removes a file, and the folders that it leaves empty; true when it was there.</summary>
    public bool Remove(string relative)
    {
        var path = Path.Combine(root, relative);
        if (!File.Exists(path))
        {
            return false;
        }

        Named(path, "removed", () =>
        {
            File.Delete(path);
            for (var folder = Path.GetDirectoryName(relative); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                var full = Path.Combine(root, folder);
                if (Directory.EnumerateFileSystemEntries(full).Any())
                {
                    break;
                }

                Directory.Delete(full);
            }
        });
        return true;
    }

    /// <inheritdoc cref="Write"/>
    public static bool WriteFile(string path, string text)
    {
        var written = false;
        Named(path, "written", () =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            {
                return;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var temporary = $"{path}.{Path.GetRandomFileName()}";
            try
            {
                File.WriteAllBytes(temporary, bytes);
                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }

            written = true;
        });
        return written;
    }

    // Disk full, no permission, a folder in the file's place: one error that says which file.
    private static void Named(string path, string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EmitException(ToolError.CannotWrite, PathProblem.Describe(path, what, error), ExitCode.Failure);
        }
    }
}
