using System.Globalization;
using System.Reflection;
using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Benchmarks.MicroPythonPack;

/// <summary>The generated MicroPython module on real MicroPython: <c>pack()</c> against the bare struct call and json.dumps.</summary>
internal static class MicroPythonRun
{
    public static async Task RunAsync()
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

            var program = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "MicroPython", "pack.py"));
            var modules = Path.Combine(folder.FullName, "micropython") + Path.DirectorySeparatorChar;
            var result = await MicroPython.RunAsync(program, [new(modules)], timeout: TimeSpan.FromMinutes(3));
            Console.WriteLine(result.Error);
            Print([.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray())]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(double[][] turns)
    {
        Console.WriteLine("\n### MicroPython: record A into a buffer\n");
        Console.WriteLine("| | us | x bare pack_into |");
        Console.WriteLine("|---|--:|--:|");
        string[] names = ["bare struct.pack_into, values in locals", "bare struct.pack_into, values in attributes", "generated pack(), ranges checked", "json.dumps"];
        for (var i = 0; i < names.Length; i++)
        {
            var ratio = Median(turns.Select(t => t[i] / t[0]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[i]} | {Median(turns.Select(t => t[i])) * 1000:0.0} | {ratio:0.00} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
