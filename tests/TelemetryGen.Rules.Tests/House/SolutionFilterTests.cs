using System.Text.Json;
using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>Unit.slnf and Device.slnf: each project with tests is in one of them, or in both when it has tests of both kinds.</summary>
public sealed partial class SolutionFilterTests
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Gallery.Folder, "../.."));

    [Theory]
    [InlineData("Unit.slnf")]
    [InlineData("Device.slnf")]
    public void A_filter_names_projects_of_the_solution(string filter)
    {
        var solution = File.ReadAllText(Path.Combine(Repository, "TelemetryGen.sln"));

        Assert.NotEmpty(ProjectsOf(filter));
        Assert.All(ProjectsOf(filter), p => Assert.Contains($"\"{p}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void No_project_with_tests_is_left_out()
    {
        var solution = File.ReadAllText(Path.Combine(Repository, "TelemetryGen.sln"));
        var tests = TestProject().Matches(solution).Select(m => m.Groups[1].Value)
            .Where(p => !p.Contains("TelemetryGen.Fuzz", StringComparison.Ordinal));

        Assert.Equal(tests.Order(StringComparer.Ordinal),
            ProjectsOf("Unit.slnf").Union(ProjectsOf("Device.slnf")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_whose_tests_the_quick_run_leaves_out_is_in_the_other_filter()
    {
        var marked = ProjectsOf("Unit.slnf").Where(p => Directory
            .EnumerateFiles(
                Path.Combine(Repository, Path.GetDirectoryName(p.Replace('\\', '/'))!), "*Tests.cs", SearchOption.AllDirectories)
            .Any(f => File.ReadAllText(f).Contains("[Trait(\"Kind\", ", StringComparison.Ordinal))).ToArray();

        Assert.NotEmpty(marked);
        Assert.Subset(ProjectsOf("Device.slnf").ToHashSet(), marked.ToHashSet());
    }

    private static string[] ProjectsOf(string filter)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, filter)));
        return [.. document.RootElement.GetProperty("solution").GetProperty("projects").EnumerateArray().Select(p => p.GetString()!)];
    }

    [GeneratedRegex("\"(tests\\\\[^\"]+\\.csproj)\"")]
    private static partial Regex TestProject();
}
