using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TelemetryGen.Targets.Tests;

/// <summary>Microsoft's parser of Kusto's language, the one of the Azure Data Explorer web page.</summary>
internal static class KustoLanguage
{
    /// <summary>For each command its first words, then what the parser has against it.</summary>
    public static async Task<string[]> CheckAsync(string script)
    {
        var start = new ProcessStartInfo("node", [Script()])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(script);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await error));
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Script([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "kusto", "check.mjs");
}
