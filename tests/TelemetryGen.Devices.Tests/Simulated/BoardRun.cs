using TelemetryGen.Simulator;
using TelemetryGen.Testing;

namespace TelemetryGen.Devices.Tests.Simulated;

/// <summary>A program on a simulated board.</summary>
internal static class BoardRun
{
    public static async Task<MicroPythonResult> OfAsync(
        MicroPythonBoard board, string source, int restarts = 0, DateTimeOffset? clock = null)
    {
        using var folder = new TemporaryFolder();
        return await MicroPython.RunAsync(
            new MicroPythonProgram(folder.Write("main.py", source)) { Board = board, Restarts = restarts, Clock = clock },
            cancellationToken: TestContext.Current.CancellationToken);
    }
}
