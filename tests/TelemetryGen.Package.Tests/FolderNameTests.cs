using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>Folders that are called what a shell, MSBuild or a command line would take for something else.</summary>
public class FolderNameTests(PackageFeed feed)
{
    // All that the SDK itself can build in: NuGet has no paths with ';', and MSBuild none with ':' or '%24', and '*' in neither. The output
    // folder has these.
    private const string Folder = "a $(touch pwned) `touch pwned` $HOME it's & # @ (x) {y} [z] | < > ! ~ = , ü";
    private const string Output = "out; $(touch pwned) \"q\" 'x' @(y) & #";

    [Fact]
    public async Task A_build_runs_nothing_that_a_folder_is_called_and_finds_all_of_its_files()
    {
        var properties =
            $"<TelemetryGenOutput>{Escaped(Output)}</TelemetryGenOutput><AssemblyName>{Escaped("Acme $(touch pwned)")}</AssemblyName>";
        using var consumer = new Consumer(feed, "nanoframework", properties, Folder);

        await consumer.BuildAsync();
        Assert.Contains("nanoframework/Climate.g.cs", consumer.Generated(Output));

        // The second build finds C# in the folder, and compiles none of it.
        consumer.WriteProject(feed, "nanoframework;sbe", properties);
        await consumer.BuildAsync();
        Assert.Contains("sbe/Greenhouse.sbe.xml", consumer.Generated(Output));

        // An error has the path as it is.
        consumer.WriteProject(feed, "cobol", properties);
        var run = await consumer.TryBuildAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"{consumer.File("Contracts.csproj")}(4,5): error TLG9002: Unknown target 'cobol'. Known targets: ", run.Output,
            StringComparison.Ordinal);

        // So has that of a tool which is not there, and the board is a value like any other.
        consumer.WriteProject(
            feed, "sbe", properties
                + "<TelemetryGenBoards>esp32</TelemetryGenBoards>"
                + $"<TelemetryGenBoard>{Escaped("a;b \"$(touch pwned)\" & c")}</TelemetryGenBoard>");
        run = await consumer.TryBuildAsync();
        Assert.Contains(
            "error TLG9002: The board 'a;b \"$(touch pwned)\" & c' makes no difference to sbe.", run.Output, StringComparison.Ordinal);
        run = await consumer.TryBuildAsync($"-p:TelemetryGenToolPath={Percent(consumer.File("$(touch pwned).dll"))}");
        Assert.Contains("error TLG9000: telemetrygen ended with exit code 1: ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\"{consumer.File("$(touch pwned).dll")}\" \"@{consumer.File("obj/telemetrygen.settings")}\"", run.Output,
            StringComparison.Ordinal);

        await Dotnet.SucceedAsync(consumer.Folder, "clean");
        Assert.False(Directory.Exists(consumer.File(Output)));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetDirectoryName(consumer.Folder)!, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f) == "pwned");
    }

    [Theory]
    [InlineData("<ContinuousIntegrationBuild>true</ContinuousIntegrationBuild>", "<SourceRoot Include=\"$(MSBuildProjectDirectory)/\" />")]
    [InlineData("<PathMap>$(MSBuildProjectDirectory)=/somewhere/else</PathMap>", "")]
    public async Task An_error_at_a_field_names_the_file_of_this_machine_in_a_build_that_calls_it_otherwise(string property, string item)
    {
        using var consumer = new Consumer(feed, "sbe", property, "a $HOME b");
        consumer.Write("Directory.Build.targets", $"<Project><ItemGroup>{item}</ItemGroup></Project>");
        consumer.WriteSchema(
            "<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='M' id='1'><integer "
                + "name='Größe' type='int8'/></message></telemetrySchema>",
            "public record M(\n    sbyte Größe);\n");

        var run = await consumer.TryBuildAsync();

        Assert.Contains("--path-map=", File.ReadAllText(consumer.File("obj/telemetrygen.settings")), StringComparison.Ordinal);
        Assert.Contains($"{consumer.File("Schema.cs")}(5,5): error TLG9003: Target sbe: M.Größe: it has no name in SBE: 'Größe'",
            run.Output, StringComparison.Ordinal);
    }

    // As a project file says it: MSBuild's own characters by number, then XML's.
    private static string Escaped(string text) => System.Security.SecurityElement.Escape(Percent(text));

    // As the command line says it, where a comma parts properties as well.
    private static string Percent(string text) =>
        string.Concat(text.Select(c => "%*?@$();,'".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));
}
