using System.Text.RegularExpressions;

namespace TelemetryGen.Schema;

/// <summary>
/// The names of Avro: a file for each message, and the types that a file defines. They are those of C#, where Avro 1.12, "Names", allows
/// them.
/// </summary>
internal static class AvroScopes
{
    private static readonly NamedLanguage Avro = new("Avro", TakesTargetName: false);

    private static readonly Regex Name = new("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant);

    // Primitive and complex types: a reader would take a name of theirs for them.
    private static readonly HashSet<string> Types =
        ["null", "boolean", "int", "long", "float", "double", "bytes", "string", "record", "enum", "array", "map", "union", "fixed",
            "error", "request", "error_union"];

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var files = new NameScope(Avro, clashes, n => n.ToLowerInvariant());
        Known(NameOwner.Create(schema), schema.Name.Split('.'));
        foreach (var message in schema.Messages)
        {
            files.Declare(WindowsFiles.GetSafeName(message.Name + ".avsc"), NameOwner.Create(message), "file");
            var types = new NameScope(Avro, clashes).Own("is a type of Avro itself", Types);
            foreach (var record in message.LiveNestedRecords().Prepend(message))
            {
                types.Declare(record.Name, NameOwner.Create(record), "record");
                Known(NameOwner.Create(record), record.Name);
                foreach (var field in record.LiveFields)
                {
                    Known(NameOwner.Create(record, field), field.Name);
                }
            }
        }

        return clashes;

        void Known(NameOwner owner, params string[] names)
        {
            if (names.FirstOrDefault(n => !Name.IsMatch(n)) is { } wrong)
            {
                clashes.Add(Avro.Clash(owner, $"has no name in Avro: '{wrong}' is not a letter A to Z or _, then letters, digits and _"));
            }
        }
    }
}
