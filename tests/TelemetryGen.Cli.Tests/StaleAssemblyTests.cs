using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>check</c> and <c>lock</c> after a build that failed: the assembly is that of the code before.</summary>
public sealed class StaleAssemblyTests : IDisposable
{
    private static readonly DateTime Built = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Assembly => _folder.File("Contracts/bin/Debug/net10.0/TelemetryGen.Cli.Tests.dll");

    private string Source => _folder.File("Contracts/HandWrittenSchema.cs");

    private string Project => _folder.File("Contracts/TelemetryGen.Cli.Tests.csproj");

    [Fact]
    public async Task An_assembly_as_its_sources_are_is_not_spoken_of()
    {
        Build();

        Assert.Equal((0, ""), await RunAsync("lock"));
        Assert.Equal((0, ""), await RunAsync("check", "--ci"));
    }

    [Fact]
    public async Task A_source_that_was_changed_since_is_named_and_is_an_error_in_ci()
    {
        Build();
        await RunAsync("lock");
        Change(Source);

        var said = $"{Source} was changed after {Assembly} was built: what is said here is of the code before. Build first: dotnet build\n";
        Assert.Equal((0, "telemetrygen: warning: " + said), await RunAsync("lock"));
        Assert.Equal((0, "telemetrygen: warning: " + said), await RunAsync("check"));
        Assert.Equal((1, "telemetrygen: " + said), await RunAsync("check", "--ci"));
        Assert.Equal((0, "telemetrygen: warning: " + said), await RunAsync("size"));
    }

    [Fact]
    public async Task A_source_that_was_only_touched_is_not_spoken_of()
    {
        Build();
        await RunAsync("lock");
        File.SetLastWriteTimeUtc(Source, Built.AddSeconds(1));

        Assert.Equal((0, ""), await RunAsync("check", "--ci"));
    }

    [Theory]
    [InlineData("Contracts/TelemetryGen.Cli.Tests.csproj")]
    [InlineData("Contracts/Deep/New.cs")]
    public async Task What_is_newer_and_of_unknown_content_is_a_warning_in_ci_too(string file)
    {
        Build();
        await RunAsync("lock");
        File.SetLastWriteTimeUtc(_folder.Write(file, "<Project />"), Built.AddSeconds(1));

        Assert.Equal(
            (0, $"telemetrygen: warning: {_folder.File(file)} is newer than {Assembly}: what is said here may be of the code before. "
                + "Build first: dotnet build\n"),
            await RunAsync("check", "--ci"));
    }

    [Theory]
    [InlineData("Contracts/obj/Debug/Generated.cs")]
    [InlineData("Contracts/bin/Copied.cs")]
    [InlineData("Contracts/generated/nanoframework/Klima.cs")]
    [InlineData("Contracts/Tests/Tests.csproj", "Contracts/Tests/KlimaTests.cs")]
    public async Task What_a_build_writes_and_what_is_of_another_project_do_not_count(params string[] files)
    {
        Build();
        await RunAsync("lock");
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(_folder.Write(file, ""), Built.AddSeconds(1));
        }

        Assert.Equal((0, ""), await RunAsync("check", "--ci"));
    }

    [Fact]
    public async Task An_assembly_in_the_folder_of_a_project_that_refers_to_it_is_not_compared_with_that()
    {
        Build();
        await RunAsync("lock");
        File.Delete(Source);
        File.Move(Project, _folder.File("Contracts/Server.csproj"));
        File.SetLastWriteTimeUtc(_folder.Write("Contracts/Server.cs", ""), Built.AddSeconds(1));

        Assert.Equal((0, ""), await RunAsync("check"));
    }

    // This assembly, as if a project of one file had been built.
    private void Build()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Assembly)!);
        var own = typeof(StaleAssemblyTests).Assembly.Location;
        File.Copy(own, Assembly);
        File.Copy(Path.ChangeExtension(own, ".pdb"), Path.ChangeExtension(Assembly, ".pdb"));
        File.Copy(Path.Combine(Path.GetDirectoryName(own)!, "../../../HandWrittenSchema.cs"), Source);
        _folder.Write("Contracts/TelemetryGen.Cli.Tests.csproj", "<Project />");
        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, Built);
        }
    }

    private static void Change(string path)
    {
        File.AppendAllText(path, "// changed\n");
        File.SetLastWriteTimeUtc(path, Built.AddSeconds(1));
    }

    private async Task<(int ExitCode, string Error)> RunAsync(string command, params string[] options)
    {
        var run = await CliRun.OfAsync([command, "--assembly", Assembly, .. options]);
        return (run.ExitCode, run.Error);
    }
}
