namespace TelemetryGen.Simulator;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">That of <c>sys.exit</c>; 1 after an uncaught exception, whose traceback is in <paramref name="Error"/>.</param>
/// <param name="Output">All that it printed.</param>
/// <param name="Error">The traceback, empty when all went well.</param>
public sealed record MicroPythonResult(int ExitCode, string Output, string Error);
