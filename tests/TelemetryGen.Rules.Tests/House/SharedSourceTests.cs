namespace TelemetryGen.Rules.Tests.House;

/// <summary>No project below tests and testing compiles, copies or embeds what lies in another one.</summary>
public sealed class SharedSourceTests : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Gallery.Folder, "../.."));

    private readonly string _folder = Directory.CreateTempSubdirectory("projects").FullName;

    [Fact]
    public void No_project_takes_files_of_another() => Assert.Empty(SharedSources.Taken(Repository));

    [Fact]
    public void All_projects_of_both_rooms_are_looked_at()
    {
        var names = SharedSources.Projects(Repository).Select(p => Path.GetRelativePath(Repository, p).Replace('\\', '/')).ToArray();

        Assert.Contains("tests/TelemetryGen.Conformance/TelemetryGen.Conformance.csproj", names);
        Assert.Contains("testing/TelemetryGen.Testing/TelemetryGen.Testing.csproj", names);
    }

    [Theory]
    [InlineData("""<Compile Include="../B/One.cs" />""", "Compile ../B/One.cs")]
    [InlineData("""<Compile Include="Two.cs;../B/One.cs" />""", "Compile ../B/One.cs")]
    [InlineData("""<Compile Include="../B/**/*.cs" />""", "Compile ../B/**/*.cs")]
    [InlineData("""<Compile Include="../**/*.cs" />""", "Compile ../**/*.cs")]
    [InlineData("""<Content Include="../B/SnapshotTests.*.verified.py" Link="one.py" />""", "Content ../B/SnapshotTests.*.verified.py")]
    [InlineData("""<EmbeddedResource Include="../../testing/C/one.xml" />""", "EmbeddedResource ../../testing/C/one.xml")]
    [InlineData("""<None Include="$(RepositoryRoot)tests/B/one.json" />""", "None $(RepositoryRoot)tests/B/one.json")]
    [InlineData("""<Compile Include="Inner/*.cs" />""", null)]
    [InlineData("""<Compile Include="../../testing/Shared/**/*.cs" />""", null)]
    [InlineData("""<Compile Include="../../src/D/*.cs" />""", null)]
    [InlineData("""<Compile Include="../BB/One.cs" />""", null)]
    [InlineData("""<Compile Remove="../B/One.cs" />""", null)]
    [InlineData("""<ProjectReference Include="../B/B.csproj" />""", null)]
    public void A_file_of_another_project_is_found(string item, string? expected)
    {
        Write("tests/A/A.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        Write("tests/B/B.csproj", "<Project />");
        Write("testing/C/C.csproj", "<Project />");
        Write("src/D/D.csproj", "<Project />");

        Assert.Equal(expected is null ? [] : [$"tests/A/A.csproj: {expected}"], SharedSources.Taken(_folder));
    }

    [Fact]
    public void The_tests_once_more_for_net_8_may_compile_those_of_others()
    {
        Write("tests/B/B.csproj", "<Project />");
        Write("testing/D/D.csproj", "<Project />");
        Write("tests/C/TelemetryGen.Net8.Tests.csproj",
            """<Project><ItemGroup><Compile Include="../B/One.cs" /></ItemGroup></Project>""");

        Assert.Empty(SharedSources.Taken(_folder));
        Assert.Contains(SharedSources.Projects(Repository), p => Path.GetFileName(p) == "TelemetryGen.Net8.Tests.csproj");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
