namespace TelemetryGen.Server;

/// <summary>Capture files in a folder.</summary>
internal sealed class CaptureFolder(string path) : ICaptureFiles
{
    public string Description => $"Capture files in {path}";

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Directory.Exists(path)
        ? new([.. Directory.EnumerateFiles(path, "*.avro", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(path, f).Replace(Path.DirectorySeparatorChar, '/'))])
        : throw new TelemetryServerException($"There is no folder {Path.GetFullPath(path)} with Capture files.");

    public ValueTask<Stream> OpenAsync(string name, CancellationToken cancellationToken) => new(File.OpenRead(Path.Combine(path, name)));

    // What a folder says stays so.
    public bool IsAway(Exception error) => false;
}
