namespace TelemetryGen.Simulator;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">
/// That of <c>sys.exit</c>; 1 after an uncaught exception, whose traceback is in <paramref name="Error"/>; 101, 102 and 103 after a reset,
/// in deep sleep and after a watchdog, which a program should not take for its own.
/// </param>
/// <param name="Output">All that it printed.</param>
/// <param name="Error">The traceback, and each watchdog that ran out; empty when all went well.</param>
public sealed record MicroPythonResult(int ExitCode, string Output, string Error)
{
    /// <summary>What the last start of the board ended with.</summary>
    public MicroPythonEnd End => ExitCode switch
    {
        101 => MicroPythonEnd.Reset,
        102 => MicroPythonEnd.DeepSleep,
        103 => MicroPythonEnd.Watchdog,
        _ => MicroPythonEnd.Program,
    };
}
