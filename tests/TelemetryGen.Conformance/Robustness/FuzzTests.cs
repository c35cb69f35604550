using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using TelemetryGen.Fuzz;
using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// The fuzz target of docs/fuzzing.md: its kept corpus everywhere, and coverage-guided where AFL++ is installed, which in CI it has to be.
/// </summary>
public class FuzzTests
{
    private static readonly string Project = Path.Combine(Repository(), "tests", "TelemetryGen.Fuzz");

    [Fact]
    public void The_kept_corpus_finds_nothing()
    {
        var inputs = Directory.GetFiles(Path.Combine(Project, "corpus"));

        Assert.NotEmpty(inputs);
        foreach (var input in inputs)
        {
            if (Record.Exception(() => FuzzTarget.Run(File.ReadAllBytes(input))) is { } finding)
            {
                Assert.Fail(
                    $"{finding.Message}\nreproduce: dotnet run --project tests/TelemetryGen.Fuzz "
                        + $"-- replay {Path.GetRelativePath(Repository(), input)}");
            }
        }
    }

    [Trait("Kind", "Device")]
    [Fact]
    public async Task Seconds_of_coverage_guided_fuzzing_find_nothing()
    {
        var isInstalled = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "afl-fuzz")));
        Assert.SkipUnless(
            isInstalled || Environment.GetEnvironmentVariable("CI") == "true", "afl-fuzz is not installed: apt-get install afl++");
        var seconds = Effort.Of(5, 20).ToString(CultureInfo.InvariantCulture);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(Project, "run"), "--seconds", seconds, "--built",
            Path.Combine(Project, "bin", configuration, "net10.0") })
        {
            start.ArgumentList.Add(argument);
        }

        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, output + await error);
        Assert.Contains(" edges, ", output, StringComparison.Ordinal);
        TestContext.Current.SendDiagnosticMessage(output);
    }

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
