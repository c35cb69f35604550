using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>docs/decisions/README.md lists each decision once, with its title and with what became of it.</summary>
public partial class DecisionIndexTests
{
    private static readonly string Folder = Path.Combine(Gallery.Folder, "../../docs/decisions");

    private static readonly string[] Files = [
        .. Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileName(f)!).Where(f => f != "README.md").Order(StringComparer.Ordinal)];

    private static readonly string[] Rows = [
        .. File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(l => l.StartsWith("| [", StringComparison.Ordinal))];

    [Fact]
    public void The_index_lists_each_decision_once_with_title_and_status() =>
        Assert.Equal(Files.Select(f => RowOf(f, File.ReadAllText(Path.Combine(Folder, f)))), Rows.Order(StringComparer.Ordinal));

    [Fact]
    public void A_number_is_given_once() => Assert.Equal(Files.Select(f => f[..4]).Distinct(), Files.Select(f => f[..4]));

    [Fact]
    public void What_takes_a_decision_back_is_one_that_binds()
    {
        var gone = Files.Where(f => StatusOf(File.ReadAllText(Path.Combine(Folder, f))) is var s
            && !s.StartsWith("binding", StringComparison.Ordinal)).ToHashSet();

        Assert.All(Files, f => Assert.DoesNotContain(OtherOf(File.ReadAllText(Path.Combine(Folder, f))), gone));
    }

    [Theory]
    [InlineData("# 0001 One thing\n\nStatus: accepted.\n", "| [0001](0001-x.md) | One thing | binding |")]
    [InlineData("# 0001: One thing: two\n\nBecause.\n", "| [0001](0001-x.md) | One thing: two | binding |")]
    [InlineData("# 0001 One\n\nSuperseded by [0002](0002-y.md).\n", "| [0001](0001-x.md) | One | superseded by [0002](0002-y.md) |")]
    [InlineData("# 0001 One\n\nSuperseded in part by [0002](0002-y.md): the rest.\n\nStatus: accepted.\n",
        "| [0001](0001-x.md) | One | binding, superseded in part by [0002](0002-y.md) |")]
    [InlineData("# 0001 One\n\nMerged into [0002](0002-y.md): it says the same.\n",
        "| [0001](0001-x.md) | One | merged into [0002](0002-y.md) |")]
    public void A_row_says_title_and_status(string text, string expected) => Assert.Equal(expected, RowOf("0001-x.md", text));

    [Theory]
    [InlineData("# 0002 Of another file\n\nBecause.\n")]
    [InlineData("# One thing\n\nBecause.\n")]
    public void A_decision_without_its_number_has_no_row(string text) => Assert.Throws<FormatException>(() => RowOf("0001-x.md", text));

    private static string RowOf(string file, string text)
    {
        var title = Title().Match(text);
        return title.Success && title.Groups["number"].Value == file[..4]
            ? $"| [{file[..4]}]({file}) | {title.Groups["title"].Value} | {StatusOf(text)} |"
            : throw new FormatException($"{file} begins with '{text.Split('\n')[0]}'; it must begin with '# {file[..4]} ' and a title.");
    }

    private static string StatusOf(string text) => Status().Match(text) switch
    {
        { Success: false } => "binding",
        var m when m.Groups["how"].Value == "Superseded in part by" => $"binding, superseded in part by {m.Groups["link"].Value}",
        var m => $"{char.ToLowerInvariant(m.Value[0])}{m.Groups["how"].Value[1..]} {m.Groups["link"].Value}",
    };

    /// <summary>The file of the decision that took this one back, whole or in part; empty where none did.</summary>
    private static string OtherOf(string text) => Status().Match(text).Groups["file"].Value;

    [GeneratedRegex(@"\A# (?<number>\d{4}):? (?<title>.+)\n")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<=\A# .+\n\n)(?<how>Superseded by|Superseded in part by|Merged into) (?<link>\[\d{4}\]\((?<file>\d{4}-[^)]+)\))")]
    private static partial Regex Status();
}
