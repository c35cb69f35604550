using Microsoft.CodeAnalysis;

namespace TelemetryGen.Rules.Tests.Lock;

/// <summary>The rules of the lock take their severity from .editorconfig.</summary>
[Trait("Kind", "Slow")]
public class LockSeverityTests
{
    private static readonly string Folder = Path.Combine(Gallery.Folder, "Locked");

    public static TheoryData<string> Rules => [.. Gallery.LockRules];

    [Theory, MemberData(nameof(Rules))]
    public async Task A_rule_is_as_severe_as_an_editorconfig_says(string rule)
    {
        foreach (var (word, severity) in new[] { ("suggestion", DiagnosticSeverity.Info), ("warning", DiagnosticSeverity.Warning),
            ("error", DiagnosticSeverity.Error) })
        {
            var severities = await SeveritiesAsync(rule, word);

            Assert.NotEmpty(severities);
            Assert.All(severities, s => Assert.Equal(severity, s));
        }

        Assert.Empty(await SeveritiesAsync(rule, "none"));
    }

    private static async Task<DiagnosticSeverity[]> SeveritiesAsync(string rule, string word)
    {
        var config = new EditorConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{rule}.severity = {word}\n");
        var locked = new LockText(File.ReadAllText(Path.Combine(Folder, "schemas/Acme.Locked.telemetry.xml")));
        var sources = rule == "TLG0207"
            ? new[] { File.ReadAllText(Path.Combine(Gallery.Folder, "Unlocked/TLG0207.cs")) }
            : [File.ReadAllText(Path.Combine(Folder, "Schema.cs")), File.ReadAllText(Path.Combine(Folder, rule + ".cs"))];
        var diagnostics = await RuleHarness.DiagnosticsAsync(new(("TelemetryGenLock", "schemas")), [locked], config, sources);
        return [.. diagnostics.Where(d => d.Id == rule).Select(d => d.Severity)];
    }
}
