namespace TelemetryGen.Simulator;

/// <summary>What a run ended with.</summary>
public enum MicroPythonEnd
{
    /// <summary>The program itself: its end, <c>sys.exit</c> or an uncaught exception.</summary>
    Program,

    /// <summary><c>machine.reset()</c>.</summary>
    Reset,

    /// <summary><c>machine.deepsleep()</c>.</summary>
    DeepSleep,

    /// <summary>A watchdog that was not fed; the error names its limit.</summary>
    Watchdog,
}
