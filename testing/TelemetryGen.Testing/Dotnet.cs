using System.Diagnostics;

namespace TelemetryGen.Testing;

/// <summary>The <c>dotnet</c> command as a user runs it.</summary>
public sealed record Dotnet(int ExitCode, string Output)
{
    public static Task<Dotnet> RunAsync(string folder, params string[] arguments) => StartAsync("dotnet", folder, arguments);

    /// <summary>The same with another program.</summary>
    public static async Task<Dotnet> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // No nodes that outlive the test, and English errors. The compiler's server is the machine's own, as when a person builds:
        // half of a build's time would be a compiler that starts, and a third of what is left its counting of how it is run.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // The runner's own settings of MSBuild are for another process.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output + await error);
    }

    /// <summary>Runs the command, which must succeed.</summary>
    /// <exception cref="DotnetException">It fails; the error has all that it said.</exception>
    public static async Task<Dotnet> SucceedAsync(string folder, params string[] arguments)
    {
        var run = await RunAsync(folder, arguments);
        return run.ExitCode == 0 ? run : throw new DotnetException($"dotnet {string.Join(' ', arguments)}\n{run.Output}");
    }
}
