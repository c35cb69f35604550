using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TelemetryGen.CodeFixes;
using TelemetryGen.Schema;

namespace TelemetryGen.Rules.Tests;

/// <summary>docs/rules says what the table of rules says, and its examples are what they are said to be.</summary>
public partial class DocumentationTests
{
    private static readonly string Folder = Path.Combine(Gallery.Folder, "../../docs/rules");

    private static readonly BuildProperties Properties = new(("_TelemetryGenBoards", "wipy1"), ("_TelemetryGenTargets", "micropython"));

    private static readonly DiagnosticDescriptor[] Table = [
        .. UserCode.Analyzers.SelectMany(a => a.SupportedDiagnostics).DistinctBy(d => d.Id).OrderBy(d => d.Id, StringComparer.Ordinal)];

    private static readonly HashSet<string> Fixable =
    [
        .. typeof(AddPartialFix).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(t))
            .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds),
    ];

    /// <summary>The locked fields that the pages about the lock speak of.</summary>
    private static readonly Dictionary<string, string> Locks = new()
    {
        ["TLG0201"] = """<integer name="Level" type="int32" /><integer name="Pressure" type="uint32" />""",
        ["TLG0202"] = """<scaled name="Temperature" type="int32" step="0.01" unit="Cel" />""",
        ["TLG0203"] = """<integer name="Level" type="int32" /><integer name="Pressure" type="uint32" />""",
        ["TLG0204"] = """<integer name="Level" type="int32" /><integer name="Pressure" type="uint32" reserved="true" />""",
    };

    public static TheoryData<string> WithLock => [.. Locks.Keys];

    public static TheoryData<string> Rules => [.. Table.Select(d => d.Id)];

    /// <summary>Those whose examples are C# and no key.</summary>
    public static TheoryData<string> WithExample =>
        [.. Table.Select(d => d.Id).Except(["TLG0009", "TLG0013", "TLG0601", "TLG0206", "TLG0207", .. Locks.Keys])];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_has_a_page_where_its_help_link_leads(string id)
    {
        var rule = Table.Single(d => d.Id == id);

        Assert.Equal($"{Repository.Url}/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}\n\nSeverity: {Severity(rule)}.\n", Page(id),
            StringComparison.Ordinal);
        Assert.Equal(Fixable.Contains(id), !Page(id).Contains("\n## Fix\nNone", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_lists_the_table()
    {
        var rows = File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(l => l.StartsWith("| [TLG", StringComparison.Ordinal));

        Assert.Equal(
            Table.Select(d =>
                $"| [{d.Id}]({d.Id}.md) | {Severity(d)} | {d.Title.ToString(CultureInfo.InvariantCulture)} "
                    + $"| {(Fixable.Contains(d.Id) ? "yes" : "")} |"), rows);
    }

    [Fact]
    public void The_class_of_a_rule_stands_in_the_room_of_its_heading()
    {
        var (headings, heading) = (new Dictionary<string, string>(), "");
        foreach (var line in File.ReadAllLines(Path.Combine(Folder, "README.md")))
        {
            heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Split(' ')[0] : heading;
            if (line.StartsWith("| [TLG", StringComparison.Ordinal))
            {
                headings.Add(line[3..10], $"TelemetryGen.Generator.Analyzers.{heading}");
            }
        }

        Assert.Equal(Table.Length, headings.Count);
        Assert.All(UserCode.Analyzers.SelectMany(a => a.SupportedDiagnostics.Select(d => (d.Id, a.GetType().Namespace))),
            r => Assert.Equal(headings[r.Id], r.Namespace));
    }

    [Theory, MemberData(nameof(WithExample))]
    public async Task The_wrong_example_of_a_page_breaks_the_rule_and_the_right_one_breaks_none(string id)
    {
        var examples = Example().Matches(Page(id)).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(2, examples.Length);

        Assert.Contains(await SayAsync(id, examples[0]), said => said.StartsWith(id, StringComparison.Ordinal));
        Assert.Empty(await SayAsync(id, examples[1]));
    }

    [Theory, MemberData(nameof(WithLock))]
    public async Task The_wrong_example_breaks_the_lock_and_the_right_one_only_waits_for_it(string id)
    {
        var examples = Example().Matches(Page(id)).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(2, examples.Length);
        var locked = LockText.Of(Locks[id]).Replace("\"R\"", "\"Climate\"", StringComparison.Ordinal);
        var next = UserCode.Schema.Replace("Version = 2", "Version = 3", StringComparison.Ordinal);

        Assert.Contains(
            await RuleHarness.SayAgainstAsync(new(locked), examples[0], next), said => said.StartsWith(id, StringComparison.Ordinal));
        Assert.All(await RuleHarness.SayAgainstAsync(new(locked), examples[1], next),
            said => Assert.StartsWith("TLG0206", said, StringComparison.Ordinal));
    }

    private static Task<string[]> SayAsync(string id, string example)
    {
        var properties = id == RuleIds.ShortFloats ? BuildProperties.Boards("esp32")
            : id.StartsWith("TLG03", StringComparison.Ordinal) ? Properties : BuildProperties.None;
        var code = example.Contains("[Telemetry(", StringComparison.Ordinal)
            ? example
            : $"[Telemetry(1)] public partial record struct Climate([FixedLength(40)] byte[] A); class Program {{ void Send(Climate "
                + $"climate) {{ {example} }} }}";
        return RuleHarness.SayAsync(properties, id == "TLG0008" ? [code] : [UserCode.Schema, code]);
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, $"{id}.md"));

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity.ToString().ToLowerInvariant();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
