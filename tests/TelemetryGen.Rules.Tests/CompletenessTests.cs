using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.CodeFixes;
using RuleTable = TelemetryGen.Generator.Diagnostics.Rules;

namespace TelemetryGen.Rules.Tests;

/// <summary>Nothing of a rule is forgotten: a class, a line in the list of releases, a mistake in the gallery, a test of its severity, a test of each fix. Pages: DocumentationTests.</summary>
public class CompletenessTests
{
    /// <summary>Its mistake is a property of the gallery's project Settings.</summary>
    private static readonly string NoLineOfCode = RuleTable.UnknownSetting.Id;

    private static readonly string[] GalleryFolders = [".", "Locked", "Unlocked", "OldLanguage", "Settings"];

    private static readonly string[] Releases = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];

    private static readonly DiagnosticDescriptor[] Table =
    [
        .. typeof(RuleTable).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Table.Select(d => d.Id)];

    public static TheoryData<string, string> Fixes =>
    [
        .. from type in typeof(AddPartialFix).Assembly.GetTypes()
           where !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)
           from id in ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds
           select (type.Name, id),
    ];

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_is_one_class(string id) =>
        Assert.Equal(id, Assert.Single(Assert.Single(UserCode.Analyzers, a => a.SupportedDiagnostics.Any(d => d.Id == id)).SupportedDiagnostics).Id);

    [Fact]
    public void The_lists_of_releases_have_the_table()
    {
        var lines = Releases
            .SelectMany(f => File.ReadAllLines(Path.Combine(Gallery.Folder, "../../src/TelemetryGen.Generator", f)))
            .Where(l => l.StartsWith("TLG", StringComparison.Ordinal));

        Assert.Equal(Table.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title.ToString(CultureInfo.InvariantCulture)}"), lines.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_gallery_has_a_mistake_of_each_rule(string id)
    {
        if (id == NoLineOfCode)
        {
            Assert.Contains("<TelemetryGenTier>Basik</TelemetryGenTier>", File.ReadAllText(Path.Combine(Gallery.Folder, "Settings/Settings.csproj")), StringComparison.Ordinal);
            return;
        }

        var said = GalleryFolders.SelectMany(f => Gallery.Expected(Path.Combine(Gallery.Folder, f)));
        Assert.Contains(said, s => s.Rule == id && s.File == $"{id}.cs");
    }

    [Fact]
    public void Each_rule_has_a_test_of_its_severity()
    {
        var tested = new[] { SeverityTests.Rules, Lock.LockSeverityTests.Rules, SettingSeverityTests.Rules }.SelectMany(r => r.Select(row => row.Data));

        Assert.Equal(Table.Select(d => d.Id), tested.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Fixes))]
    public void Each_fix_has_a_test_with_each_of_its_rules(string fix, string id)
    {
        var rule = UserCode.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => d.Id == id)).GetType().Name;
        var tests = Directory.GetFiles(Path.Combine(Gallery.Folder, "../TelemetryGen.Rules.Tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

        Assert.Contains(tests, t => Regex.IsMatch(t, $@"FixTest<[\w.]*\b{rule}, [\w.]*\b{fix}>"));
    }
}
