using System.Diagnostics;
using System.Reflection;

namespace Acme.Samples.Tests;

/// <summary>A built sample, run to its end as a user would run it.</summary>
internal static class Sample
{
    /// <summary>What it printed, line by line. A sample that fails, or says anything on standard error, fails the test.</summary>
    public static async Task<string[]> RunAsync(string name)
    {
        var program = Path.Combine(Metadata("Samples"), name, "Server", Metadata("Output"), name + ".Server.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { program },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Metadata(string key) =>
        typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
