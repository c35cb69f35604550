using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>Messages name the command that works where they are read.</summary>
public sealed class ProgramNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/home/me/.dotnet/tools/telemetrygen", "telemetrygen")]
    [InlineData("/usr/bin/dotnet", "dnx TelemetryGen.Cli")]
    public void A_persons_tool_is_the_command_and_any_other_is_run_by_dotnet(string process, string expected) =>
        Assert.Equal(expected, Name(process, "/home/me/.nuget/packages/telemetrygen.cli/0.1.0/tools/net10.0/any/TelemetryGen.Cli.dll"));

    [Theory]
    [InlineData("/src/bin/TelemetryGen.Cli.dll", "dotnet /src/bin/TelemetryGen.Cli.dll")]
    [InlineData("/my src/bin/TelemetryGen.Cli.dll", "dotnet \"/my src/bin/TelemetryGen.Cli.dll\"")]
    public void One_that_was_built_is_run_as_a_file(string assembly, string expected) =>
        Assert.Equal(expected, Name("/usr/bin/dotnet", assembly));

    [Theory]
    [InlineData("dotnet-tools.json")]
    [InlineData(".config/dotnet-tools.json")]
    public void One_of_the_folder_is_found_in_a_manifest_around_it(string manifest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(manifest))!);
        File.WriteAllText(_folder.File(manifest), """
            { "version": 1, "tools": {
              "telemetrygen.cli": { "version": "0.1.0", "commands": [ "telemetrygen" ] } } }
            """);
        var inside = Directory.CreateDirectory(_folder.File("a/b")).FullName;

        Assert.Equal(
            "dotnet telemetrygen", ProgramName.Find("/usr/bin/dotnet", "/cache/telemetrygen.cli/0.1.0/TelemetryGen.Cli.dll", inside));
    }

    [Fact]
    public void A_manifest_of_other_tools_is_none()
    {
        File.WriteAllText(_folder.File("dotnet-tools.json"), """{ "version": 1, "tools": { "docfx": { "version": "2.0.0" } } }""");

        Assert.Equal("dnx TelemetryGen.Cli", Name("/usr/bin/dotnet", "/cache/telemetrygen.cli/0.1.0/TelemetryGen.Cli.dll"));
    }

    private string Name(string process, string assembly) => ProgramName.Find(process, assembly, _folder.File("."));
}
