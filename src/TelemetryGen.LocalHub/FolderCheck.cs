namespace TelemetryGen.LocalHub;

/// <summary>Tells a file where a folder should be: the systems' own words are "The file already exists" and "Not a directory".</summary>
internal static class FolderCheck
{
    /// <exception cref="LocalHubException">A file is in the way.</exception>
    public static void Require(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at))
            {
                throw new LocalHubException(
                    LocalHubError.DirectoryUnusable,
                    at == path ? $"{at} is a file; give a folder." : $"{at} is a file, so there can be no folder {path}.");
            }
        }
    }
}
