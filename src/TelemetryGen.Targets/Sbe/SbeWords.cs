namespace TelemetryGen.Targets.Sbe;

/// <summary>Lists of names, parted by white space.</summary>
internal static class SbeWords
{
    public static HashSet<string> Split(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
