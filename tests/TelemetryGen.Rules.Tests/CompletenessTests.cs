using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.CodeFixes;
using TelemetryGen.Schema;
using RuleTable = TelemetryGen.Generator.Diagnostics.Rules;

namespace TelemetryGen.Rules.Tests;

/// <summary>
/// Nothing of a rule is forgotten: a class, a line in the list of releases, a mistake in the gallery, a test of its severity, a test of
/// each fix. Pages: DocumentationTests.
/// </summary>
public class CompletenessTests
{
    /// <summary>Its mistake is a property of the gallery's project Settings.</summary>
    private static readonly string NoLineOfCode = RuleTable.UnknownSetting.Id;

    private static readonly string[] GalleryFolders = [".", "Locked", "Unlocked", "OldLanguage", "Settings"];

    /// <summary>The rules of records, and the errors of the tool.</summary>
    private static readonly string[] IdLists = ["TelemetryGen.Cli/Emission/ToolError.cs", "TelemetryGen.Schema/Model/RuleIds.cs"];

    private static readonly string[] Releases = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];

    private static readonly DiagnosticDescriptor[] Table =
    [
        .. typeof(RuleTable).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null))
            .OfType<DiagnosticDescriptor>().OrderBy(d => d.Id, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Ids => [.. Table.Select(d => d.Id)];

    public static TheoryData<string, string> Fixes =>
    [
        .. from type in typeof(AddPartialFix).Assembly.GetTypes()
           where !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type)
           from id in ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds
           select (type.Name, id),
    ];

    [Fact]
    public void The_table_has_every_id_by_its_name() => Assert.Equal(
        typeof(RuleIds).GetFields().Select(f => (f.Name, f.GetValue(null))),
        typeof(RuleTable).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (f.Name, (object?)((DiagnosticDescriptor)f.GetValue(null)!).Id)));

    [Fact]
    public void An_id_is_written_where_ids_are_listed_and_nowhere_else()
    {
        var source = Path.Combine(Gallery.Folder, "../../src");
        var written = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(source, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && IdsIn(File.ReadAllText(Path.Combine(source, f))).Any());

        Assert.Equal(IdLists, written.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("class C { string A = \"TLG0001\"; }", true)]
    [InlineData("class C { string A = $\"{1} TLG0001 {2}\"; }", true)]
    [InlineData("/// <summary>TLG0001.</summary>\nclass C { /* TLG0002 */ }", false)]
    [InlineData("class C { string A = \"TLGS0001\"; }", false)]
    public void An_id_in_a_text_is_found_and_one_in_a_comment_is_not(string source, bool expected) =>
        Assert.Equal(expected, IdsIn(source).Any());

    [Theory, MemberData(nameof(Ids))]
    public void A_rule_is_one_class(string id) =>
        Assert.Equal(id,
            Assert.Single(Assert.Single(UserCode.Analyzers, a => a.SupportedDiagnostics.Any(d => d.Id == id)).SupportedDiagnostics).Id);

    [Fact]
    public void The_lists_of_releases_have_the_table()
    {
        var lines = Releases
            .SelectMany(f => File.ReadAllLines(Path.Combine(Gallery.Folder, "../../src/TelemetryGen.Generator", f)))
            .Where(l => l.StartsWith("TLG", StringComparison.Ordinal));

        Assert.Equal(Table.Select(d => $"{d.Id} | {d.Category} | {d.DefaultSeverity} | {d.Title.ToString(CultureInfo.InvariantCulture)}"),
            lines.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_gallery_has_a_mistake_of_each_rule(string id)
    {
        if (id == NoLineOfCode)
        {
            Assert.Contains("<TelemetryGenTier>Basik</TelemetryGenTier>",
                File.ReadAllText(Path.Combine(Gallery.Folder, "Settings/Settings.csproj")), StringComparison.Ordinal);
            return;
        }

        var said = GalleryFolders.SelectMany(f => Gallery.Expected(Path.Combine(Gallery.Folder, f)));
        Assert.Contains(said, s => s.Rule == id && s.File == $"{id}.cs");
    }

    [Fact]
    public void Each_rule_has_a_test_of_its_severity()
    {
        var tested = new[] { SeverityTests.Rules, Lock.LockSeverityTests.Rules, SettingSeverityTests.Rules }.SelectMany(
            r => r.Select(row => row.Data));

        Assert.Equal(Table.Select(d => d.Id), tested.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Fixes))]
    public void Each_fix_has_a_test_with_each_of_its_rules(string fix, string id)
    {
        var rule = UserCode.Analyzers.Single(a => a.SupportedDiagnostics.Any(d => d.Id == id)).GetType().Name;
        var tests = Directory.GetFiles(Path.Combine(Gallery.Folder, "../../testing/Compilers/Rules"), "*Tests.cs",
            SearchOption.AllDirectories).Select(File.ReadAllText);

        Assert.Contains(tests, t => Regex.IsMatch(t, $@"FixTest<\s*[\w.]*\b{rule},\s+[\w.]*\b{fix}>"));
    }

    private static IEnumerable<SyntaxToken> IdsIn(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => Regex.IsMatch(t.ValueText, @"\bTLG\d{4}\b"));
}
