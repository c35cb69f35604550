using System.Text.Json.Nodes;

namespace TelemetryGen.Targets.JsonSchema;

/// <summary>The schema of a field's values, null apart.</summary>
internal sealed record JsonSchemaForm(JsonObject Schema)
{
    /// <summary>The same, and null. Other keywords than type look at their own types only and let null pass.</summary>
    public JsonObject OrNull()
    {
        if (Schema["type"] is JsonValue type)
        {
            Schema["type"] = new JsonArray(type.DeepClone(), "null");
            return Schema;
        }

        if (Schema["anyOf"] is JsonArray choices)
        {
            choices.Add(Null());
            return Schema;
        }

        return new() { ["anyOf"] = new JsonArray(Schema, Null()) };
    }

    private static JsonObject Null() => new() { ["type"] = "null" };
}
