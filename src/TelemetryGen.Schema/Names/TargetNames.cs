namespace TelemetryGen.Schema;

/// <summary>
/// The names that the targets give to what a contract declares, each in its scope, and what of them cannot be. Rule TLG0303 asks here at
/// the name, and every target before it writes: what the one lets through the other takes. docs/decisions/0123 has the scopes.
/// </summary>
public static class TargetNames
{
    private static readonly Dictionary<string, Func<SchemaSpec, IEnumerable<NameClash>>> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["micropython"] = PythonScopes.GetClashes,
        ["nanoframework"] = FirmwareScopes.GetClashes,
        ["sbe"] = SbeScopes.GetClashes,
        ["proto"] = ProtoScopes.GetClashes,
        ["avro"] = AvroScopes.GetClashes,
        ["jsonschema"] = JsonScopes.GetClashes,
        ["kql"] = KqlScopes.GetClashes,
    };

    // Those whose names [TargetName] changes.
    private static readonly string[] Devices = ["micropython", "nanoframework"];

    /// <summary>
    /// The names of a schema that a target cannot give, in the order in which it meets them. A target that names nothing has none.
    /// </summary>
    /// <param name="target">What <c>--target</c> calls it.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<NameClash> GetClashes(string target, SchemaSpec schema) =>
        Targets.TryGetValue(target, out var clashesOf) ? [.. clashesOf(schema).Distinct().Select(c => WithFreeName(c, schema))] : [];

    private static NameClash WithFreeName(NameClash clash, SchemaSpec schema)
    {
        if (clash.Suggestion is null)
        {
            return clash;
        }

        return FreeNames.For(clash.Owner, schema, Devices.Select(d => Targets[d])) is { } name
            ? clash with { Suggestion = name, Advice = $"Give it [TargetName(\"{name}\")] or another name." }
            : clash with { Suggestion = null, Advice = "Give it another name." };
    }
}
