using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Conformance;

/// <summary>
/// MicroPython for this machine with the modules whose pack() it compiles to machine code. The simulator has no native emitter: the
/// interpreter is the one that TELEMETRYGEN_MICROPYTHON names, or the system's.
/// </summary>
public sealed class NativeBoard() : Board(TargetRegistry.Find("micropython")!.Emit(ContractSchema.Spec, new("unix", IsNative: true)))
{
    private const string Probe = "import micropython\n@micropython.native\ndef probe():\n    return 1\nassert probe() == 1\n";
    private const string SettingsModule = "import json\nwith open('settings.json') as file:\n    globals().update(json.load(file))\n";

    private static readonly string? Named = Environment.GetEnvironmentVariable("TELEMETRYGEN_MICROPYTHON");
    private static readonly string Program = Named ?? "micropython";

    private static readonly Lazy<bool> Found = new(() =>
    {
        try
        {
            return Start(["-c", Probe], Environment.CurrentDirectory, "").GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (Win32Exception) when (Named is null)
        {
            return false;
        }
    });

    /// <summary>There is an interpreter, and it has a native emitter.</summary>
    public static bool IsThere => Found.Value;

    /// <inheritdoc/>
    public override async Task<MicroPythonResult> RunProgramAsync(string program, string vectorFile, params IEnumerable<BoardFile> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["vectors"] = Path.GetDirectoryName(vectorFile)
                + "/", ["file"] = Path.GetFileName(vectorFile), ["module"] = ModuleOf(vectorFile),
        };
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), JsonSerializer.Serialize(settings));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.py"), SettingsModule);
            var programs = Path.Combine(AppContext.BaseDirectory, "Device");
            return await Start(
                [Path.Combine(programs, program)], folder.FullName, string.Join(':', ".frozen", folder.FullName, Modules, programs));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<MicroPythonResult> Start(string[] arguments, string folder, string path)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MICROPYPATH"] = path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }
}
