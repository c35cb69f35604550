namespace TelemetryGen.Testing;

/// <summary>A folder that goes with its test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder; it is there until this is disposed of.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("telemetrygen-").FullName;

    /// <summary>The path of a file in it, whether there is one or not.</summary>
    /// <param name="name">The file's name, or a path of several parted by /.</param>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file, with the folders that lead to it.</summary>
    /// <param name="name">The file's name, or a path of several parted by /.</param>
    /// <param name="text">All that is in it, in UTF-8.</param>
    /// <returns>The file's path.</returns>
    public string Write(string name, string text)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Deletes the folder with all that is in it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
