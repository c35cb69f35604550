namespace TelemetryGen.Testing.Runtimes;

/// <summary>
/// MicroPython's own unix port with its own TLS, where someone built one and named it in TELEMETRYGEN_MICROPYTHON: closer to a board
/// than the simulator, but not to be had as a package.
/// </summary>
public sealed class UnixMicroPythonRuntime() : HostRuntime(Program!, "MICROPYPATH", ".frozen:")
{
    public static string? Program => Environment.GetEnvironmentVariable("TELEMETRYGEN_MICROPYTHON");
}
