using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Benchmarks.MicroPythonPack;

/// <summary>The generated MicroPython module on real MicroPython: <c>pack()</c> against the bare struct call and json.dumps.</summary>
internal static class MicroPythonRun
{
    private static readonly string[] Names =
    [
        "bare struct.pack_into, values in locals",
        "bare struct.pack_into, values in attributes",
        "a method by hand that checks nothing",
        "generated pack(), ranges checked",
        "json.dumps",
        "generated pack() of --native, ranges checked",
    ];

    /// <param name="interpreter">A MicroPython built for this machine; null for the one of the simulator, which is WebAssembly.</param>
    public static async Task RunAsync(string? interpreter)
    {
        var spec = SchemaDocument.Parse(typeof(RecordA).Assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml);
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            foreach (var file in TargetRegistry.Find("micropython")!.Emit(spec))
            {
                var path = Path.Combine(folder.FullName, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Text);
            }

            // Beside the other under a name of its own; an interpreter without the emitter refuses to import it.
            var native = TargetRegistry.Find("micropython")!.Emit(spec, new(IsNative: true))
                .Single(f => f.Path == "micropython/record_a.py");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "micropython", "record_a_native.py"), native.Text);

            var program = Path.Combine(AppContext.BaseDirectory, "MicroPython", "pack.py");
            var modules = Path.Combine(folder.FullName, "micropython") + Path.DirectorySeparatorChar;
            var output = interpreter is null ? await SimulatedAsync(program, modules) : await NativeAsync(interpreter, program, modules);
            Print([.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> SimulatedAsync(string program, string modules)
    {
        var result = await MicroPython.RunAsync(new MicroPythonProgram(program) { Files = [new(modules)] }, TimeSpan.FromMinutes(3));
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException(result.Error);
    }

    private static async Task<string> NativeAsync(string interpreter, string program, string modules)
    {
        var start = new ProcessStartInfo(interpreter, [program]) { RedirectStandardOutput = true };
        start.Environment["MICROPYPATH"] = modules;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{interpreter} ended with {process.ExitCode}.");
    }

    private static void Print(double[][] turns)
    {
        Console.WriteLine("\n### MicroPython: record A into a buffer\n");
        Console.WriteLine("| | us | x bare, locals | x bare, attributes |");
        Console.WriteLine("|---|--:|--:|--:|");
        for (var i = 0; i < turns[0].Length; i++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {Names[i]} | {Median(turns.Select(t => t[i])) * 1000:0.00} | {Median(turns.Select(t => t[i] / t[0])):0.00} "
                    + $"| {Median(turns.Select(t => t[i] / t[1])):0.00} |"));
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"\njson.dumps / pack(): {Median(turns.Select(t => t[4] / t[3])):0.0}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
