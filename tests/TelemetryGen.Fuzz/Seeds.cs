using System.Text;
using System.Text.Json;
using TelemetryGen.Conformance.Robustness;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Fuzz;

/// <summary>The inputs that fuzzing starts from: good messages, schemas, a token and a Capture file.</summary>
internal static class Seeds
{
    public static void Write(string repository, string corpus)
    {
        Directory.CreateDirectory(corpus);
        foreach (var file in Inputs.Files([Path.Combine(repository, "schemas", "vectors")])
            .Where(f => f.EndsWith(".json", StringComparison.Ordinal)))
        {
            WriteMessages(file, Path.Combine(corpus, Path.GetFileNameWithoutExtension(file)));
        }

        foreach (var file in Inputs.Files([Path.Combine(repository, "schemas", "vectors", "batches")]))
        {
            WriteBatches(file, Path.Combine(corpus, "batch-" + Path.GetFileNameWithoutExtension(file)));
        }

        foreach (var file in Inputs.Files([Path.Combine(repository, "testing", "TelemetryGen.Testing.Samples", "Documents")]))
        {
            Save(Path.Combine(corpus, $"schema-{Path.GetFileNameWithoutExtension(file)}"), SchemaDocuments.Problem,
                File.ReadAllBytes(file));
        }

        var token = SasToken.Create(
            "https://localhost:8443/greenhouse/publishers/wipy-01", "send", "key", DateTimeOffset.UnixEpoch.AddYears(60));
        Save(Path.Combine(corpus, "token"), SasTokens.Problem, Encoding.UTF8.GetBytes(token.Text));
        Save(Path.Combine(corpus, "capture"), CaptureFiles.Problem, CaptureSeed.Bytes());
    }

    // Each decoder of messages starts from some of the vectors; what one finds, the others get by a change of the first byte.
    private static void WriteMessages(string file, string name)
    {
        var messages = Vectors(file);
        Oracle[] oracles = [RecordReading.Problem, FastForms.Problem, Interpreting.Problem];
        for (var i = 0; i < oracles.Length; i++)
        {
            Save($"{name}-{i}", oracles[i], messages[i * (messages.Length - 1) / (oracles.Length - 1)]);
        }

        Save($"{name}-sequence", Sequences.Problem, [.. messages.Take(3).SelectMany(m => m)]);
    }

    private static void WriteBatches(string file, string name)
    {
        // The shorter an input, the more of them are tried.
        var batches = Vectors(file).Where(b => b.Length < 400).ToArray();
        Save($"{name}-first", BatchReading.Problem, batches[0]);
        Save($"{name}-last", BatchReading.Problem, batches[^1]);
        Save($"{name}-interpreted", Interpreting.Problem, batches[batches.Length / 2]);
    }

    private static byte[][] Vectors(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return
        [
            .. document.RootElement.GetProperty("vectors").EnumerateArray()
                .Where(v => v.TryGetProperty("hex", out _))
                .Select(v => Convert.FromHexString(v.GetProperty("hex").GetString()!)),
        ];
    }

    private static void Save(string path, Oracle oracle, byte[] bytes) => File.WriteAllBytes(path, FuzzTarget.InputOf(oracle, bytes));
}
