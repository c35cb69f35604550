namespace TelemetryGen.Schema;

/// <summary>The names of a JSON Schema: its definitions. Properties are called as in C#, and $message as nothing there.</summary>
internal static class JsonScopes
{
    private static readonly NamedLanguage JsonSchema = new("a JSON Schema", TakesTargetName: false);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var definitions = new NameScope(JsonSchema, clashes);
        foreach (var message in schema.Messages)
        {
            definitions.Declare(message.Name, NameOwner.Create(message), "definition");
        }

        foreach (var nested in schema.LiveNestedRecords)
        {
            definitions.Declare(JsonNames.GetNestedRecord(schema, nested), NameOwner.Create(nested), "definition");
        }

        foreach (var enumeration in schema.Enums.Where(e => !e.IsFlags))
        {
            definitions.Declare(enumeration.Name, NameOwner.Create(enumeration), "definition");
        }

        return clashes;
    }
}

/// <summary>Names in a JSON Schema.</summary>
public static class JsonNames
{
    /// <summary>
    /// The definition of a record inside of messages; one that is a message too has two, because its lines say <c>$message</c>.
    /// </summary>
    public static string GetNestedRecord(SchemaSpec schema, MessageSpec nested) =>
        schema.Messages.Any(m => m.Name == nested.Name) ? nested.Name + ".inside" : nested.Name;
}
