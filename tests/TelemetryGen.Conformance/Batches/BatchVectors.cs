using System.Text.Json.Nodes;

namespace TelemetryGen.Conformance.Batches;

/// <summary>
/// One golden vector of schemas/vectors/batches: rows by the cases of the message's own vectors, or the error that the bytes are.
/// </summary>
public sealed record BatchVector(string Message, string Case, IReadOnlyList<string> Rows, string Hex, string? Refused, bool IsOtherVersion)
{
    public byte[] Bytes => Convert.FromHexString(Hex);

    /// <summary>The vectors of the rows.</summary>
    public IEnumerable<Vector> RowVectors => Rows.Select(row => Vectors.Of($"{Message}: {row}"));

    public override string ToString() => $"{Message}: {Case}";
}

/// <summary>The files of schemas/vectors/batches.</summary>
public static class BatchVectors
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "vectors", "batches"), "*.json").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<BatchVector> All { get; } = [.. Files.SelectMany(Load)];

    public static TheoryData<string> Names(Func<BatchVector, bool> which) => [.. All.Where(which).Select(v => v.ToString())];

    public static BatchVector Of(string name) => All.Single(v => v.ToString() == name);

    private static IEnumerable<BatchVector> Load(string file)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        return root["vectors"]!.AsArray().Select(v => new BatchVector(
            (string)root["message"]!,
            (string)v!["case"]!,
            [.. v["rows"]?.AsArray().Select(row => (string)row!) ?? []],
            (string)v["hex"]!,
            (string?)v["refused"],
            v["version"] is not null));
    }
}
