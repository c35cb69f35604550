using Microsoft.CodeAnalysis;

namespace TelemetryGen.Rules.Tests;

/// <summary>Every rule of the gallery takes its severity from .editorconfig.</summary>
[Trait("Kind", "Slow")]
public class SeverityTests
{
    private static readonly BuildProperties Properties = new(
        ("_TelemetryGenBoards", "wipy1,esp32,unix"), ("_TelemetryGenTargets", "micropython,nanoframework"), ("TelemetryGenTier", "Basic"));

    public static TheoryData<string> Rules => [.. Gallery.Rules];

    [Theory, MemberData(nameof(Rules))]
    public async Task A_rule_is_as_severe_as_an_editorconfig_says(string rule)
    {
        var places = Gallery.Expected(Gallery.Folder).Count(m => m.File == $"{rule}.cs" && m.Rule == rule);
        Assert.NotEqual(0, places);
        var contracts = RuleHarness.Generated(Gallery.TextOf("Schema"), Gallery.TextOf(rule));
        foreach (var (word, severity) in new[] { ("suggestion", DiagnosticSeverity.Info), ("warning", DiagnosticSeverity.Warning),
            ("error", DiagnosticSeverity.Error) })
        {
            Assert.Equal(Enumerable.Repeat(severity, places), await SeveritiesAsync(contracts, rule, word));
        }

        Assert.Empty(await SeveritiesAsync(contracts, rule, "none"));
    }

    private static async Task<DiagnosticSeverity[]> SeveritiesAsync(Compilation contracts, string rule, string word)
    {
        var config = new EditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{rule}.severity = {word}\n");
        var diagnostics = await RuleHarness.DiagnosticsAsync(contracts, Properties, [], config);
        return [.. diagnostics.Where(d => d.Id == rule).DistinctBy(d => d.Location.GetLineSpan().StartLinePosition.Line)
            .Select(d => d.Severity)];
    }
}
