using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Rules.Tests;

/// <summary>
/// The rules that no file of the gallery breaks alone take their severity from .editorconfig or, where no line is to blame, from a global
/// configuration.
/// </summary>
public class SettingSeverityTests
{
    public static TheoryData<string> Rules => ["TLG0008", "TLG0009", "TLG0013"];

    [Theory, MemberData(nameof(Rules))]
    public async Task A_rule_is_as_severe_as_a_configuration_says(string rule)
    {
        foreach (var (word, severity) in new[] { ("suggestion", DiagnosticSeverity.Info), ("warning", DiagnosticSeverity.Warning),
            ("error", DiagnosticSeverity.Error) })
        {
            Assert.Equal(severity, Assert.Single(await SeveritiesAsync(rule, word)));
        }

        Assert.Empty(await SeveritiesAsync(rule, "none"));
    }

    private static async Task<DiagnosticSeverity[]> SeveritiesAsync(string rule, string word)
    {
        var scope = rule == "TLG0009" ? "is_global = true" : "root = true\n[*.cs]";
        var config = new EditorConfig($"{scope}\ndotnet_diagnostic.{rule}.severity = {word}\n");
        var file = rule == "TLG0013" ? "OldLanguage/TLG0013.cs" : "Settings/TLG0008.cs";
        var diagnostics = await RuleHarness.DiagnosticsAsync(
            BuildProperties.Tier("Basik"), [], config, [File.ReadAllText(Path.Combine(Gallery.Folder, file))],
            rule == "TLG0013" ? LanguageVersion.CSharp11 : LanguageVersion.Latest);
        return [.. diagnostics.Where(d => d.Id == rule).Select(d => d.Severity)];
    }
}
