using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelemetryGen.Simulator;

/// <summary>The command line of one run, and the folder that holds its settings until it ends.</summary>
internal sealed class SimulatorJob : IDisposable
{
    private static readonly string Runner = Path.Combine(AppContext.BaseDirectory, "simulator", "node", "run.mjs");

    private readonly DirectoryInfo? _folder;

    private SimulatorJob(ProcessStartInfo startInfo, DirectoryInfo? folder)
    {
        StartInfo = startInfo;
        _folder = folder;
    }

    public ProcessStartInfo StartInfo { get; }

    public static SimulatorJob Create(MicroPythonProgram program)
    {
        var start = new ProcessStartInfo("node")
        {
            // Held open and never written to: its end tells the process that its parent is gone.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Runner);
        start.ArgumentList.Add("--lifeline");
        start.ArgumentList.Add($"--board={program.Board.ToString().ToLowerInvariant()}");
        start.ArgumentList.Add($"--restarts={program.Restarts.ToString(CultureInfo.InvariantCulture)}");
        foreach (var (host, to) in program.Routes)
        {
            start.ArgumentList.Add($"--route={host}={to}");
        }

        foreach (var next in program.Then)
        {
            start.ArgumentList.Add($"--then={next}");
        }

        start.ArgumentList.Add($"--heap={program.HeapBytes.ToString(CultureInfo.InvariantCulture)}");
        if (program.Clock is { } clock)
        {
            start.ArgumentList.Add($"--clock={clock.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}");
        }

        foreach (var file in program.Files)
        {
            start.ArgumentList.Add($"--copy={Path.GetFullPath(file.HostPath)}={file.BoardPath}");
        }

        DirectoryInfo? folder = null;
        if (program.Settings.Count > 0)
        {
            // A file that only this user may read: settings hold tokens, and a command line shows to all.
            folder = Directory.CreateTempSubdirectory("telemetrygen-");
            var path = Path.Combine(folder.FullName, "settings.json");
            File.WriteAllText(path, JsonSerializer.Serialize(program.Settings));
            start.ArgumentList.Add($"--settings={path}");
        }

        start.ArgumentList.Add("--");
        start.ArgumentList.Add(Path.GetFullPath(program.Script));
        return new SimulatorJob(start, folder);
    }

    public void Dispose() => _folder?.Delete(recursive: true);
}
