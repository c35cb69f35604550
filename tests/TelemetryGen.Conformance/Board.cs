using System.Text.Json.Nodes;
using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Conformance;

/// <summary>Real MicroPython with the modules emitted for the contracts and the vector files.</summary>
public class Board : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("telemetrygen-");
    private readonly Dictionary<(string Program, string VectorFile), IReadOnlyDictionary<string, JsonNode>> _answers = [];

    public Board()
        : this(ContractSchema.Spec)
    {
    }

    protected Board(SchemaSpec schema)
        : this(TargetRegistry.Find("micropython")!.Emit(schema))
    {
    }

    protected Board(IEnumerable<EmittedFile> files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(_folder.FullName, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    /// <summary>Folder of the emitted modules.</summary>
    public string Modules => Path.Combine(_folder.FullName, "micropython");

    /// <summary>The JSON lines by case of a program of Device/ over a vector file; it is run once for all tests that ask.</summary>
    public async Task<IReadOnlyDictionary<string, JsonNode>> RunAsync(string program, string vectorFile)
    {
        if (!_answers.TryGetValue((program, vectorFile), out var answers))
        {
            _answers[(program, vectorFile)] = answers = await RunAsync(program, vectorFile, []);
        }

        return answers;
    }

    /// <summary>Runs a program of Device/ over a vector file with more files; its JSON lines by case.</summary>
    public async Task<IReadOnlyDictionary<string, JsonNode>> RunAsync(string program, string vectorFile, params IEnumerable<BoardFile> more)
    {
        var result = await RunProgramAsync(program, vectorFile, more);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)
            .ToDictionary(n => (string)n["case"]!);
    }

    /// <summary>Runs a program of Device/ that knows a vector file; how it ended.</summary>
    public virtual async Task<MicroPythonResult> RunProgramAsync(string program, string vectorFile, params IEnumerable<BoardFile> more)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Device", program));
        return await MicroPython.RunAsync(
            source,
            [new(Path.Combine(AppContext.BaseDirectory, "Device", "pack_vectors_values.py")), new(Modules + Path.DirectorySeparatorChar),
                new(vectorFile, "/vectors/" + Path.GetFileName(vectorFile)), .. more],
            new Dictionary<string, object?> { ["vectors"] = "/vectors/", ["file"] = Path.GetFileName(vectorFile),
                ["module"] = ModuleOf(vectorFile) },
            TimeSpan.FromMinutes(2),
            TestContext.Current.CancellationToken);
    }

    /// <summary>The most bytes of a message.</summary>
    public static int MaxPayloadBytes(string message) =>
        WireLayout.From(ContractSchema.Spec.Messages.First(m => m.Name == message)).MaxPayloadBytes;

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The module of the record whose vectors a file holds.</summary>
    public string ModuleOf(string vectorFile)
    {
        var message = Vectors.All.First(
            v => v.Message.Equals(Path.GetFileNameWithoutExtension(vectorFile), StringComparison.OrdinalIgnoreCase)).Message;
        return Directory.GetFiles(Modules, "*.py").Select(f => Path.GetFileNameWithoutExtension(f))
            .Single(f => f.Replace("_", "", StringComparison.Ordinal).Equals(message, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>A board whose firmware is of version 2, when the contracts are of version 3.</summary>
public sealed class OlderBoard() : Board(ContractSchema.At(2));
