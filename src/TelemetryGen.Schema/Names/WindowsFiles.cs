namespace TelemetryGen.Schema;

/// <summary>
/// Names of files that Windows can make and check out. Some are those of devices, whatever stands after the first dot and whatever their
/// case ("Naming Files, Paths, and Namespaces"). The names in the files stay: only a file is called otherwise, the same on every system.
/// </summary>
public static class WindowsFiles
{
    private const string Suffix = "_file";

    private static readonly HashSet<string> Devices =
        new(["con", "prn", "aux", "nul", "conin$", "conout$", .. "0123456789¹²³".SelectMany(n => new[] { $"com{n}", $"lpt{n}" })],
            StringComparer.OrdinalIgnoreCase);

    /// <summary><c>Con.avsc</c> is <c>Con_file.avsc</c>; others are as they are.</summary>
    /// <param name="name">The name of a file, without its folder.</param>
    public static string GetSafeName(string name) => IsDevice(name) ? Stem(name) + Suffix + name.Substring(Stem(name).Length) : name;

    /// <summary>Windows takes the name for that of a device.</summary>
    public static bool IsDevice(string name) => Devices.Contains(Stem(name).TrimEnd(' '));

    private static string Stem(string name) => name.IndexOf('.') is >= 0 and var dot ? name.Substring(0, dot) : name;
}
