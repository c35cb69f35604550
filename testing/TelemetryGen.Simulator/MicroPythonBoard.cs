namespace TelemetryGen.Simulator;

/// <summary>
/// The board that the simulator is: the names in <c>machine</c>, <c>network</c>, <c>socket</c>, <c>ssl</c> and <c>time</c>, the year that
/// it counts from and the clock that it shows at power on. Names of <c>telemetrygen provision --board</c> in lower case.
/// </summary>
public enum MicroPythonBoard
{
    /// <summary>The unix port: the host keeps the clock and the network; <c>machine</c> has no RTC.</summary>
    Unix,

    /// <summary>A WiPy 1: starts in 2015, its flash is /flash, its TLS knows no host name.</summary>
    Wipy1,

    /// <summary>A WiPy 2 or 3: starts in 1970, its flash is /flash.</summary>
    Wipy2,

    /// <summary>An ESP32: starts in 2000, and counts from there.</summary>
    Esp32,

    /// <summary>A Pico W: starts in 2021.</summary>
    Rp2,
}
