using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TelemetryGen.Conformance;

/// <summary>The golden vectors are what their script writes, so that nobody bends one by hand.</summary>
[Trait("Kind", "Device")]
public class VectorScriptTests
{
    [Fact]
    public void The_files_are_what_the_script_writes()
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-B");
        start.ArgumentList.Add(Path.Combine(Repository(), "schemas", "vectors", "generate.py"));
        start.ArgumentList.Add("--check");
        try
        {
            using var script = Process.Start(start)!;
            var output = script.StandardOutput.ReadToEnd() + script.StandardError.ReadToEnd();
            script.WaitForExit();

            Assert.Equal((0, ""), (script.ExitCode, output));
        }
        catch (Win32Exception error)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"python3 is not installed: {error.Message}");
            throw;
        }
    }

    private static string Repository([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
