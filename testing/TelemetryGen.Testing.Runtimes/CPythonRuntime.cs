using System.ComponentModel;
using System.Diagnostics;

namespace TelemetryGen.Testing.Runtimes;

/// <summary>CPython 3, whose own ssl module puts the TLS settings of the device modules to the test.</summary>
public sealed class CPythonRuntime() : HostRuntime("python3", "PYTHONPATH", "")
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true })!;
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    public static bool IsInstalled => Installed.Value;
}
