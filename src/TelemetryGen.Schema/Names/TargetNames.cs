namespace TelemetryGen.Schema;

/// <summary>
/// The names that the targets give to what a contract declares, each in its scope, and what of them cannot be. Rule TLG0303 asks here at the name, and every
/// target before it writes: what the one lets through the other takes. docs/decisions/0123 has the scopes.
/// </summary>
public static class TargetNames
{
    private static readonly Dictionary<string, Func<SchemaSpec, IEnumerable<NameClash>>> Targets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["micropython"] = PythonScopes.ClashesOf,
        ["nanoframework"] = FirmwareScopes.ClashesOf,
        ["sbe"] = SbeScopes.ClashesOf,
        ["proto"] = ProtoScopes.ClashesOf,
        ["avro"] = AvroScopes.ClashesOf,
        ["jsonschema"] = JsonScopes.ClashesOf,
        ["kql"] = KqlScopes.ClashesOf,
    };

    /// <summary>The names of a schema that a target cannot give, in the order in which it meets them. A target that names nothing has none.</summary>
    /// <param name="target">What <c>--target</c> calls it.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<NameClash> ClashesOf(string target, SchemaSpec schema) =>
        Targets.TryGetValue(target, out var clashesOf) ? [.. clashesOf(schema).Distinct().Select(c => WithFreeName(c, schema))] : [];

    // The name that a [TargetName] is to give must be none of the record's others, in whatever case a target writes it.
    private static NameClash WithFreeName(NameClash clash, SchemaSpec schema)
    {
        if (clash.Suggestion is not { } first)
        {
            return clash;
        }

        var record = schema.Messages.Concat(schema.LiveParts).First(m => NameOwner.Of(m) == clash.Owner with { Member = null });
        var taken = new HashSet<string>(record.Fields.Select(f => SnakeCase.Of(f.DeviceName)));
        var name = first;
        for (var i = 2; taken.Contains(SnakeCase.Of(name)); i++)
        {
            name = FormattableString.Invariant($"{first}{i}");
        }

        return clash with { Suggestion = name, Advice = clash.Advice.Replace($"\"{first}\"", $"\"{name}\"") };
    }
}
