using TelemetryGen.Simulator;

namespace TelemetryGen.Testing.Runtimes;

/// <summary>Real MicroPython in the simulator.</summary>
public sealed class MicroPythonRuntime : DeviceRuntime
{
    protected override Task<MicroPythonResult> RunInAsync(string folder, string source, Dictionary<string, object?> settings) =>
        MicroPython.RunAsync(
            source,
            [new BoardFile(Modules), new BoardFile(Scenarios), new BoardFile(folder)],
            settings,
            Timeout,
            TestContext.Current.CancellationToken);
}
