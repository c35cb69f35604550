using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.Cli.Emission;

namespace TelemetryGen.Cli.Locking;

/// <summary>A report as SARIF 2.1.0 (OASIS), which code hosts show at the lines of a pull request.</summary>
internal static class LockSarif
{
    private static readonly JsonSerializerOptions Indented = new(CliJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string Format(LockReport report)
    {
        var rules = report.Findings.Select(f => f.Change.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        var log = new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject
                {
                    ["driver"] = new JsonObject
                    {
                        ["name"] = "telemetrygen",
                        ["version"] = typeof(LockSarif).Assembly.GetName().Version!.ToString(3),
                        ["rules"] = new JsonArray([.. rules.Select(r => new JsonObject { ["id"] = r })]),
                    },
                },
                ["results"] = new JsonArray([.. report.Findings.Select(f => Result(f, rules))]),
            }),
        };
        return log.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Result(LockFinding finding, List<string> rules) => new()
    {
        ["ruleId"] = finding.Change.Rule,
        ["ruleIndex"] = rules.IndexOf(finding.Change.Rule),
        ["level"] = finding.Change.IsBreak ? "error" : "warning",
        ["message"] = new JsonObject { ["text"] = finding.Change.Text },
        ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Location(finding.Origin) }),
    };

    // Whoever shows results wants a line: of the lock it is the first.
    private static JsonObject Location(SourceOrigin origin)
    {
        var region = new JsonObject { ["startLine"] = Math.Max(1, origin.Line) };
        if (origin.Column > 0)
        {
            region["startColumn"] = origin.Column;
        }

        return new() { ["artifactLocation"] = new JsonObject { ["uri"] = Uri(origin.File) }, ["region"] = region };
    }

    // Code hosts want paths from the root of the repository, which is where a build in CI runs; others are left whole.
    private static string Uri(string file)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, file);
        return Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal)
            ? new Uri(Path.GetFullPath(file)).AbsoluteUri
            : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(System.Uri.EscapeDataString));
    }
}
