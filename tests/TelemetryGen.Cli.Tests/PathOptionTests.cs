using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>A file where a folder is wanted, a folder where a file is, and what is not there or may not be touched.</summary>
public sealed class PathOptionTests : IDisposable
{
    private const string Folder = "folder cannot be read: it is a folder; give a file.";

    private readonly TemporaryFolder _folder = new();

    public PathOptionTests()
    {
        _folder.Sample();
        _folder.Write("file", "");
        _folder.Write("devices.csv", "device\nesp-01\n");
        Directory.CreateDirectory(_folder.File("folder"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, Folder, "lock", "--assembly", "{}/folder")]
    [InlineData(2, Folder, "size", "--assembly", "{}/folder")]
    [InlineData(2, Folder, "decode", "--schema", "{}/folder", "--hex", "00")]
    [InlineData(2, Folder, "decode", "--schema", "{}/greenhouse.xml", "--file", "{}/folder")]
    [InlineData(2, Folder, "decode", "--schema", "{}/greenhouse.xml", "--capture", "{}/folder")]
    [InlineData(2, Folder, "replay", "{}/folder", "--dry-run")]
    [InlineData(2, Folder, "@{}/folder")]
    [InlineData(
        2, Folder, "sas", "--namespace", "n", "--hub", "h", "--policy", "p", "--ttl", "1d",
        "--key-file", "{}/folder")]
    [InlineData(2, Folder, "lock", "--assembly", "{}/Contracts.dll", "--output", "{}/folder")]
    [InlineData(2, Folder, "check", "--assembly", "{}/Contracts.dll", "--against", "{}/folder")]
    [InlineData(
        1, "file/lock.xml cannot be written: {}/file is a file; give a folder in its place.", "lock", "--assembly", "{}/Contracts.dll",
        "--output", "{}/file/lock.xml")]
    [InlineData(
        1, "folder cannot be written: it is a folder; give a file.", "check", "--assembly", "{}/Contracts.dll", "--against",
        "{}/greenhouse.xml", "--sarif", "{}/folder")]
    [InlineData(
        1, "file/main.bicep cannot be written: {}/file is a file; give a folder in its place.", "azure", "--schema", "{}/greenhouse.xml",
        "--output", "{}/file")]
    public async Task A_wrong_path_is_one_line_that_says_what_to_give(int exitCode, string error, params string[] arguments)
    {
        _folder.Assembly(File.ReadAllText(_folder.File("greenhouse.xml")));

        var run = await CliRun.OfAsync([.. arguments.Select(In)]);

        Assert.Equal((exitCode, $"telemetrygen: {_folder.Path}/{In(error)}\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData(2, "{}/folder: error TLG9001: {}/folder cannot be read: it is a folder; give a file.", "{}/folder", "{}/out")]
    [InlineData(
        1, "{}/Contracts.dll: error TLG9004: {}/file/sbe/Greenhouse.sbe.xml cannot be written: {}/file is a file; give a folder in its "
            + "place.",
        "{}/Contracts.dll", "{}/file")]
    public async Task Emit_says_it_as_a_build_reads_it(int exitCode, string error, string assembly, string output)
    {
        _folder.Assembly(File.ReadAllText(_folder.File("greenhouse.xml")));

        var run = await CliRun.OfAsync("emit", "--assembly", In(assembly), "--target", "sbe", "--output", In(output));

        Assert.Equal((exitCode, In(error) + "\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("--config: {}/folder cannot be read: it is a folder; give a file.", "hub", "--config", "{}/folder")]
    [InlineData("--config: File not found: {}/none.", "hub", "--config", "{}/none")]
    [InlineData(
        "--ca {}/folder cannot be read: it is a folder; give a file.", "hub", "read", "--endpoint", "https://localhost:1", "--key-file",
        "{}/devices.csv", "--ca", "{}/folder")]
    public async Task Options_of_a_hub_are_named(string error, params string[] arguments)
    {
        _folder.Write("devices.csv", Convert.ToBase64String(new byte[32]));

        var run = await CliRun.OfAsync([.. arguments.Select(In)]);

        Assert.Equal((2, $"telemetrygen: {In(error)}\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("{}/file cannot be read: it is a file; give a folder.", "{}/file")]
    [InlineData("Folder not found: {}/none.", "{}/none")]
    public async Task The_folder_of_an_app_is_a_folder(string error, string app)
    {
        var run = await CliRun.OfAsync(
            "provision", "--namespace", "n", "--hub", "h", "--policy", "p", "--key-env", "K", "--board", "esp32", "--assembly", "a.dll",
            "--fleet", _folder.File("devices.csv"), "--ca", "ca.pem", "--output", _folder.File("out"), "--app", In(app));

        Assert.Equal((2, $"telemetrygen: {In(error)}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_permission_that_is_missing_is_named_with_the_folder()
    {
        Assert.Equal(
            $"{_folder.Path}/folder/deep/x cannot be written: you may not; it takes the permission to write in {_folder.Path}/folder.",
            PathProblem.Describe(_folder.File("folder/deep/x"), "written", new UnauthorizedAccessException()));
        Assert.Equal(
            $"{_folder.Path}/file cannot be read: you may not; it takes the permission to read it.",
            PathProblem.Describe(_folder.File("file"), "read", new UnauthorizedAccessException()));
    }

    private string In(string text) => text.Replace("{}", _folder.Path, StringComparison.Ordinal);
}
