using System.Diagnostics;
using System.Reflection;

namespace TelemetryGen.Testing;

/// <summary>
/// The tests of one class once more, in a process whose runtime uses no vectors of the processor, as on a host that has none.
/// </summary>
public static class WithoutVectors
{
    /// <summary>What the other process printed, and its exit code: 0 when all tests passed.</summary>
    /// <param name="tests">The test project.</param>
    /// <param name="type">The full name of the class; it must not be the one that calls.</param>
    public static (int ExitCode, string Output) Run(Assembly tests, string type)
    {
        var start = new ProcessStartInfo("dotnet", [tests.Location, "-class", type])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableHWIntrinsic"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
