using System.Diagnostics;
using System.Text.Json;
using TelemetryGen.Simulator;

namespace TelemetryGen.Testing.Runtimes;

/// <summary>A Python that is a program of the host.</summary>
public abstract class HostRuntime(string program, string pathVariable, string firstPath) : DeviceRuntime
{
    private const string SettingsModule = "import json\nglobals().update(json.load(open('settings.json')))\n";

    protected override async Task<MicroPythonResult> RunInAsync(string folder, string source, Dictionary<string, object?> settings)
    {
        var main = Path.Combine(folder, "main.py");
        await File.WriteAllTextAsync(main, source);
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), JsonSerializer.Serialize(settings));
        await File.WriteAllTextAsync(Path.Combine(folder, "settings.py"), SettingsModule);
        var start = new ProcessStartInfo(program, main)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[pathVariable] = firstPath + string.Join(Path.PathSeparator, Modules, Scenarios);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
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
