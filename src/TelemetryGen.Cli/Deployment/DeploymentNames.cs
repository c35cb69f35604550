using TelemetryGen.Targets.Bicep;

namespace TelemetryGen.Cli.Deployment;

/// <summary>Names of Azure's as options give them; the rules are those of its documentation, "Naming rules for Azure resources".</summary>
internal static class DeploymentNames
{
    private const int ShortestNamespace = 6;
    private const int LongestName = 50;
    private const int ShortestCluster = 4;
    private const int LongestCluster = 22;
    private const int LongestDatabase = 260;

    // "-decoded" behind it is a hub too.
    private const int LongestHub = 248;

    /// <exception cref="CliException">It is none.</exception>
    public static string Namespace(string name) =>
        name.Length is >= ShortestNamespace and <= LongestName && IsDashed(name) && char.IsAsciiLetter(name[0])
            ? name
            : throw new CliException($"--name is '{name}'; a namespace is 6 to 50 letters, digits and single dashes, a letter first.");

    /// <exception cref="CliException">It is none.</exception>
    public static string Hub(string name) =>
        name.Length is > 0 and <= LongestHub && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            ? name
            : throw new CliException(
                $"The hub is '{name}'; it must be at most 248 letters A to Z, digits, '.', '-' and '_', and begin and end with a letter or "
                    + "digit. Name it by --hub.");

    /// <exception cref="CliException">It is none.</exception>
    public static EventHubTier Tier(string name)
    {
        var tiers = Enum.GetValues<EventHubTier>().Where(t => t.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return tiers is [var tier] ? tier : throw new CliException($"--tier is '{name}'; it must be Basic, Standard or Premium.");
    }

    /// <summary>Groups in the order in which they are given. Each is part of a container's name too, which has no '_' and no '.'.</summary>
    /// <exception cref="CliException">One is none, or is there twice.</exception>
    public static IReadOnlyList<string> ConsumerGroups(string list)
    {
        var groups = list.Split(',', StringSplitOptions.TrimEntries);
        if (groups.FirstOrDefault(g => g.Length is 0 or > LongestName || !IsDashed(g)) is { } wrong)
        {
            throw new CliException(
                $"--consumer-groups has '{wrong}'; a group is at most 50 letters, digits and single dashes: a container of checkpoints is "
                    + "named after it. $Default is always there.");
        }

        return groups.GroupBy(g => g, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new CliException($"--consumer-groups has '{twice.Key}' twice.")
            : groups;
    }

    /// <exception cref="CliException">It is none.</exception>
    public static DataExplorerDatabase DataExplorer(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && parts[0].Length is >= ShortestCluster and <= LongestCluster && char.IsAsciiLetterLower(parts[0][0])
            && parts[0].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            && parts[1].Length is > 0 and <= LongestDatabase
            && parts[1].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ' ' or '_')
            ? new(parts[0], parts[1])
            : throw new CliException(
                $"--data-explorer is '{text}'; it must be CLUSTER/DATABASE: 4 to 22 lower-case letters and digits without the region, and "
                    + "letters, digits, '-', '.', '_' and blanks.");
    }

    private static bool IsDashed(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !name.StartsWith('-') && !name.EndsWith('-')
            && !name.Contains("--", StringComparison.Ordinal);
}
