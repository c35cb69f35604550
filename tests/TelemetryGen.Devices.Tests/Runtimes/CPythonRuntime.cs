using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using TelemetryGen.Simulator;

namespace TelemetryGen.Devices.Tests.Runtimes;

/// <summary>CPython 3, whose own ssl module puts the TLS settings of the device modules to the test.</summary>
public sealed class CPythonRuntime : DeviceRuntime
{
    private const string SettingsModule = "import json\nglobals().update(json.load(open('settings.json')))\n";

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

    protected override async Task<MicroPythonResult> RunInAsync(string folder, string source, Dictionary<string, object?> settings)
    {
        var main = Path.Combine(folder, "main.py");
        await File.WriteAllTextAsync(main, source);
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), JsonSerializer.Serialize(settings));
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.py"), SettingsModule);
        var start = new ProcessStartInfo("python3", ["-B", main])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, Modules, Scenarios);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Timeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The scenario did not end. It printed:\n{await output}{await error}");
        }

        return new MicroPythonResult(process.ExitCode, await output, await error);
    }
}
