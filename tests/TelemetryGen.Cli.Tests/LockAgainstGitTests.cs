using System.Diagnostics;
using System.Text.Json;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// <c>check --against-git</c>, with real git: a break that was locked on a branch is found against the branch that it goes to.
/// </summary>
[Trait("Kind", "Device")]
public sealed class LockAgainstGitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Lock => _folder.File("schemas/Acme.Greenhouse.telemetry.xml");

    private static string Greenhouse => SampleSchemas.Text("greenhouse.xml");

    private static string Broken =>
        Greenhouse.Replace("step=\"0.01\" unit=\"Cel\"", "step=\"0.01\" unit=\"K\"", StringComparison.Ordinal);

    private static string Grown => Greenhouse
        .Replace("version=\"2\"", "version=\"3\"", StringComparison.Ordinal)
        .Replace("<text name=\"Note\"", "<integer name=\"Wind\" type=\"uint16\" optional=\"true\" since=\"3\" /><text name=\"Note\"",
            StringComparison.Ordinal);

    [Fact]
    public async Task A_break_that_was_accepted_since_is_a_break_against_the_branch()
    {
        await CommitLockAsync(Greenhouse);
        await LockAsync(Broken, "--accept-breaks");

        Assert.Equal(0, (await CheckAsync(Broken, "--ci")).ExitCode);
        var run = await CheckAsync(Broken, "--ci", "--against-git", "main");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{Lock}: error TLG0202: Climate.Temperature", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Acme.Greenhouse, version 2, against {Lock}, version 2; main, version 2: 1 break, 0 changes not in the lock\n",
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_grew_and_is_locked_passes_in_ci()
    {
        await CommitLockAsync(Greenhouse);
        await LockAsync(Grown);

        var run = await CheckAsync(Grown, "--ci", "--against-git", "main");

        Assert.Equal(
            (0, $"Acme.Greenhouse, version 3, against {Lock}, version 3; main, version 2: as it is locked\n"), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task A_break_of_both_is_said_once()
    {
        await CommitLockAsync(Greenhouse);

        var run = await CheckAsync(Broken, "--against-git", "main");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Out.Split('\n'), l => l.Contains("TLG0202", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_branch_without_the_lock_has_nothing_to_break_and_that_is_said()
    {
        await CommitAsync("README.md", "hello");
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse, "--ci", "--against-git", "main");

        Assert.Equal(
            (0, $"Acme.Greenhouse, version 2, against {Lock}, version 2; main, which has no lock: as it is locked\n"),
            (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Programs_get_what_it_was_compared_with()
    {
        await CommitLockAsync(Greenhouse);
        await LockAsync(Grown);

        var json = JsonDocument.Parse((await CheckAsync(Grown, "--json", "--against-git", "HEAD")).Out).RootElement;

        Assert.Equal(("HEAD", 2), (json.GetProperty("revision").GetString(), json.GetProperty("revisionVersion").GetInt32()));
    }

    [Theory]
    [InlineData("origin/main")]
    [InlineData("--output=x")]
    [InlineData("HEAD~9")]
    public async Task A_commit_that_is_not_here_is_an_error_that_says_how_to_get_it(string revision)
    {
        await CommitLockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse, $"--against-git={revision}");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"telemetrygen: git has no commit '{revision}' here.", run.Error, StringComparison.Ordinal);
        Assert.Contains("git fetch origin", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_in_no_repository_is_an_error_that_names_it()
    {
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse, "--against-git", "main");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"telemetrygen: {_folder.File("schemas")} is in no git repository: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_in_the_commit_that_is_damaged_is_named_with_the_commit()
    {
        await CommitAsync("schemas/Acme.Greenhouse.telemetry.xml", "<telemetrySchema");
        File.Delete(Lock);
        await LockAsync(Greenhouse);

        var run = await CheckAsync(Greenhouse, "--against-git", "main");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"telemetrygen: main:{Lock} is not a usable schema document.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" Name a commit whose lock is right.\n", run.Error, StringComparison.Ordinal);
    }

    private async Task CommitLockAsync(string xml)
    {
        await LockAsync(xml);
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("add", "schemas");
        await GitAsync("commit", "--quiet", "--message", "lock");
    }

    private async Task CommitAsync(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), text);
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await GitAsync("add", name);
        await GitAsync("commit", "--quiet", "--message", "first");
    }

    private async Task GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _folder.Path, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "user.name=Ada", "-c", "user.email=ada@example.com", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var git = Process.Start(start)!;
        var error = await git.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(git.ExitCode == 0, error);
    }

    private Task<CliRun> LockAsync(string xml, params string[] options) =>
        CliRun.OfAsync(["lock", "--assembly", _folder.Assembly(xml), "--output", Lock, .. options]);

    private Task<CliRun> CheckAsync(string xml, params string[] options) =>
        CliRun.OfAsync(["check", "--assembly", _folder.Assembly(xml), "--against", Lock, .. options]);
}
