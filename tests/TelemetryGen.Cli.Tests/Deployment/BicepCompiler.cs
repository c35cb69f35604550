using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TelemetryGen.Cli.Tests.Deployment;

/// <summary>Microsoft's compiler, from Azure.Bicep.CommandLine.linux-x64. It knows the types of Azure without a network.</summary>
internal static class BicepCompiler
{
    /// <summary>More than the compiler says by itself: no warning of these is one of taste.</summary>
    private const string Configuration = """
        {
          "analyzers": {
            "core": {
              "rules": {
                "explicit-values-for-loc-params": { "level": "warning" },
                "no-hardcoded-location": { "level": "warning" },
                "no-loc-expr-outside-params": { "level": "warning" },
                "no-unused-existing-resources": { "level": "warning" },
                "no-unused-params": { "level": "warning" },
                "no-unused-vars": { "level": "warning" },
                "outputs-should-not-contain-secrets": { "level": "warning" },
                "secure-secrets-in-params": { "level": "warning" },
                "use-recent-module-versions": { "level": "warning" },
                "use-resource-symbol-reference": { "level": "warning" },
                "use-safe-access": { "level": "warning" }
              }
            }
          }
        }
        """;

    /// <summary>Runs the compiler on a folder; what it says, output and errors together.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
            "The compiler here is that of Linux on x64.");
        await File.WriteAllTextAsync(Path.Combine(folder, "bicepconfig.json"), Configuration, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(Tool(), arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output + await error + (process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}");
    }

    // NuGet unpacks no rights: whether the file may be run depends on its version.
    private static string Tool()
    {
        var package = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;
        var tool = Path.Combine(package, "tools", "bicep");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(tool) & UnixFileMode.UserExecute) == 0)
        {
            File.SetUnixFileMode(tool, File.GetUnixFileMode(tool) | UnixFileMode.UserExecute);
        }

        return tool;
    }
}
