using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Avro;

/// <summary>Names as in C#, where Avro 1.12, "Names", allows them: a letter A to Z or _, then letters, digits and _.</summary>
internal static partial class AvroNames
{
    public static string NamespaceOf(SchemaSpec schema) =>
        schema.Name.Split('.').All(IsName) ? schema.Name : throw new TargetException(schema.Name, null, $"Avro has no namespace '{schema.Name}': {Rule}");

    public static string Of(MessageSpec message) => IsName(message.Name) ? message.Name : throw Wrong(message, null, message.Name);

    public static string Of(MessageSpec message, FieldSpec field) => IsName(field.Name) ? field.Name : throw Wrong(message, field.Name, field.Name);

    private const string Rule = "a letter A to Z or _, then letters, digits and _.";

    private static TargetException Wrong(MessageSpec message, string? field, string name) => new(message.Name, field, $"Avro has no name '{name}': {Rule}");

    private static bool IsName(string name) => Name().IsMatch(name);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
