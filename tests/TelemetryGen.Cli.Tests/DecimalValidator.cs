using System.Text.Json;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using Net = global::Json.Schema;

namespace TelemetryGen.Cli.Tests;

/// <summary>JsonSchema.Net, which holds numbers as decimals, with the JSON Schema that the target emits.</summary>
internal static class DecimalValidator
{
    /// <summary>For each line "ok", or where it is wrong.</summary>
    public static IReadOnlyList<string> Of(SchemaSpec schema, params string[] lines)
    {
        var text = Assert.Single(TargetRegistry.Find("jsonschema")!.Emit(schema)).Text;

        // A registry of their own: schemas of tests have the same $id.
        var options = new Net.BuildOptions { SchemaRegistry = new() };
        var validator = Net.JsonSchema.FromText(text, options);
        return [.. lines.Select(line => Verdict(validator, line))];
    }

    private static string Verdict(Net.JsonSchema validator, string line)
    {
        using var document = JsonDocument.Parse(line);
        var results = validator.Evaluate(document.RootElement, new() { OutputFormat = Net.OutputFormat.List });
        return results.IsValid
            ? "ok"
            : string.Join("; ", (results.Details ?? []).Where(d => d.Errors is not null)
                .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")));
    }
}
