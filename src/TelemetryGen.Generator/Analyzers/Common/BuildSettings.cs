using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.EventHubs;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// What the build is for, from MSBuild properties that buildTransitive/TelemetryGen.targets shows to the compiler. Lists are parted by
/// commas there: in the file that carries them a semicolon starts a comment.
/// </summary>
/// <param name="Tier">The tier of the event hub.</param>
/// <param name="Boards">The boards that are targeted.</param>
/// <param name="Targets">The targets that the build emits, in small letters.</param>
/// <param name="ExpectsLock">The build looks for a lock: it has the property TelemetryGenLock, and that is not "none".</param>
/// <param name="Problems">Values that are not known, each with those that are.</param>
internal sealed record BuildSettings(
    string Tier, IReadOnlyList<Board> Boards, IReadOnlyCollection<string> Targets, bool ExpectsLock, IReadOnlyList<string> Problems)
{
    private const string DefaultTier = "Standard";

    /// <summary>The most bytes of one event in the tier.</summary>
    public int EventBytes => EventHubLimits.PublicationBytes[Tier];

    public static BuildSettings From(AnalyzerConfigOptions options)
    {
        var problems = new List<string>();
        var tier = CreateList(options, "TelemetryGenTier").FirstOrDefault() ?? DefaultTier;
        if (!EventHubLimits.PublicationBytes.ContainsKey(tier))
        {
            problems.Add($"TelemetryGenTier is '{tier}'; there are {string.Join(", ", EventHubLimits.PublicationBytes.Keys)}.");
            tier = DefaultTier;
        }

        var boards = new List<Board>();
        foreach (var name in CreateList(options, "_TelemetryGenBoards"))
        {
            if (Schema.Boards.Find(name) is { } board)
            {
                boards.Add(board);
            }
            else
            {
                problems.Add($"TelemetryGenBoards has '{name}'; there are {string.Join(", ", Schema.Boards.All.Select(b => b.Name))}.");
            }
        }

        var targets = new HashSet<string>(CreateList(options, "_TelemetryGenTargets"), StringComparer.OrdinalIgnoreCase);
        return new(tier, boards, targets, CreateList(options, "TelemetryGenLock").FirstOrDefault() is not (null or "none"), problems);
    }

    private static string[] CreateList(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue($"build_property.{property}", out var text)
            ? text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            : [];
}
