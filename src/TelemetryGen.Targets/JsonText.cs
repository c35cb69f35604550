using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelemetryGen.Targets;

/// <summary>JSON files. They are built as nodes and not from templates, so that their quoting is that of the library.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Indented by two spaces, ended by LF.</summary>
    public static string Serialize(JsonNode node) => node.ToJsonString(Options) + "\n";

    /// <summary>Texts as an array.</summary>
    public static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
