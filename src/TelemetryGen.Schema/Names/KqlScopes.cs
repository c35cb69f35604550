namespace TelemetryGen.Schema;

/// <summary>
/// The names of Azure Data Explorer: tables and columns. It tells them by case and takes any letters where they are quoted, as they always
/// are; two underscores at the start or end are its own ("Identifier naming rules").
/// </summary>
internal static class KqlScopes
{
    private static readonly NamedLanguage Kusto = new("Kusto", TakesTargetName: false);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var tables = Scope();
        foreach (var message in schema.Messages)
        {
            tables.Declare(message.Name, NameOwner.Create(message), "table");
            var columns = Scope();
            foreach (var field in message.LiveFields)
            {
                columns.Declare(field.Name, NameOwner.Create(message, field));
            }
        }

        return clashes;

        NameScope Scope() => new NameScope(Kusto, clashes).Own(
            "keeps names with two underscores at the start or end for itself",
            name => name.StartsWith("__", StringComparison.Ordinal) || name.EndsWith("__", StringComparison.Ordinal));
    }
}
