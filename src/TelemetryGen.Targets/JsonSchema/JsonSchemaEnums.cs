using System.Text.Json.Nodes;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.JsonSchema;

/// <summary>Enumerations as decode prints them: by name, and by number what has none.</summary>
internal static class JsonSchemaEnums
{
    // To a validator that holds numbers as doubles, 2^53 and 2^53 + 1 are one number: a named value from here on would forbid the unnamed
    // ones beside it.
    private const decimal FirstInexact = 1L << 53;

    public static JsonObject Create(EnumSpec enumeration) => enumeration.IsFlags ? CreateFlags(enumeration) : CreateValues(enumeration);

    private static JsonObject CreateValues(EnumSpec enumeration)
    {
        // Of two names for one number decode prints the first.
        var members = enumeration.Members.DistinctBy(m => m.Value).ToList();
        var number = Integer(enumeration.Wire.Minimum(), enumeration.Wire.Maximum());
        if (members.Count == 0)
        {
            return number;
        }

        var named = members.Where(m => Math.Abs(m.Value) < FirstInexact).Select(m => (JsonNode)m.Value).ToArray();
        if (named.Length > 0)
        {
            number["not"] = new JsonObject { ["enum"] = new JsonArray(named) };
        }

        return new() { ["anyOf"] = new JsonArray(Names(members), number) };
    }

    // An array of names, then the sum of the bits that have none.
    private static JsonObject CreateFlags(EnumSpec flags)
    {
        var all = flags.Wire.ToBits(-1);
        var members = flags.Members.Where(m => m.Value != 0).ToList();
        var number = Integer(1, all);
        return new()
        {
            ["type"] = "array",
            ["items"] = members.Count == 0 ? number : new JsonObject { ["anyOf"] = new JsonArray(Names(members), number) },
            ["uniqueItems"] = true,
            ["contains"] = new JsonObject { ["type"] = "integer" },
            ["minContains"] = 0,
            ["maxContains"] = 1,
        };
    }

    private static JsonObject Names(IEnumerable<EnumMember> members) => new() { ["enum"] = JsonText.Array(members.Select(m => m.Name)) };

    private static JsonObject Integer(decimal minimum, decimal maximum) => new()
    {
        ["type"] = "integer", ["minimum"] = minimum, ["maximum"] = maximum,
    };
}
