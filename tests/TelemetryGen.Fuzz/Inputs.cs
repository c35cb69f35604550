namespace TelemetryGen.Fuzz;

/// <summary>Inputs as files and streams hold them.</summary>
internal static class Inputs
{
    public static byte[] Of(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The files that paths of files and folders name, always in the same order.</summary>
    public static IEnumerable<string> Files(IEnumerable<string> paths) => paths.SelectMany(path =>
        Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal).AsEnumerable() : [path]);

    /// <summary>What an input finds; null when nothing.</summary>
    public static Exception? FindingOf(byte[] input)
    {
        try
        {
            FuzzTarget.Run(input);
            return null;
        }
        catch (Exception finding)
        {
            return finding;
        }
    }
}
