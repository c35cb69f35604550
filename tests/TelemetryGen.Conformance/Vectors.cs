using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelemetryGen.Conformance;

/// <summary>One golden vector of schemas/vectors; generate.py there says what its parts are.</summary>
public sealed record Vector(
    string Message, string Case, JsonObject? Fields, JsonObject? Read, JsonObject? Device, string? Hex, string? Refused)
{
    /// <summary>The bytes. Not for a vector that is to be refused.</summary>
    public byte[] Bytes => Convert.FromHexString(Hex!);

    /// <summary>Sent by another version of the schema: it is read here and never written.</summary>
    public bool IsOtherVersion { get; init; }

    /// <summary>What an error calls the field that is refused: of the message, or of a nested record.</summary>
    public string? Subject => Refused is null || Refused.Contains('.', StringComparison.Ordinal) ? Refused : $"{Message}.{Refused}";

    public override string ToString() => $"{Message}: {Case}";
}

/// <summary>The files of schemas/vectors.</summary>
public static class Vectors
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "vectors"), "*.json").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Vector> All { get; } = [.. Files.SelectMany(Load)];

    /// <summary>Names of the cases, for theories.</summary>
    public static TheoryData<string> Names(Func<Vector, bool> which) => [.. All.Where(which).Select(v => v.ToString())];

    public static Vector Of(string name) => All.Single(v => v.ToString() == name);

    private static IEnumerable<Vector> Load(string file)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        return root["vectors"]!.AsArray().Select(v => new Vector(
            (string)root["message"]!,
            (string)v!["case"]!,
            v["fields"] as JsonObject,
            v["read"] as JsonObject,
            v["device"] as JsonObject,
            (string?)v["hex"],
            (string?)v["refused"]) { IsOtherVersion = v["version"] is not null });
    }
}
