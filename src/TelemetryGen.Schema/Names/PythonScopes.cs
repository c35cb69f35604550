namespace TelemetryGen.Schema;

/// <summary>
/// The names of MicroPython: modules on a board, what a module declares, and the attributes of a class. The variables of its methods step
/// aside.
/// </summary>
internal static class PythonScopes
{
    private const string Itself = "the generated module uses itself";

    private static readonly NamedLanguage Python = new("Python", TakesTargetName: true);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var modules = new NameScope(Python, clashes);
        foreach (var message in schema.Messages)
        {
            modules.Declare(PythonModules.GetName(message.Name) + ".py", NameOwner.Create(message), "module");
        }

        foreach (var message in schema.Messages)
        {
            DeclareModule(schema, message, clashes);
        }

        return clashes;
    }

    // A class stands in the module of its message, with the classes of the nested records and the values of all their enumerations.
    private static void DeclareModule(SchemaSpec schema, MessageSpec message, List<NameClash> clashes)
    {
        var module = new NameScope(Python, clashes)
            .Own(Itself, PythonNames.OwnOfModule).Own("is a keyword", PythonNames.IsKeyword).Own("Python keeps for itself", IsHidden)
            .Own(TooLong, PythonNames.IsTooLong);
        var nestedRecords = message.LiveNestedRecords().ToList();
        foreach (var enumeration in GetEnums(schema, nestedRecords.Append(message)))
        {
            // Two names of one value that become one are one constant.
            foreach (var member in enumeration.Members.GroupBy(m => (PythonNames.Get(enumeration, m), m.Value)).Select(g => g.First()))
            {
                module.Declare(PythonNames.Get(enumeration, member), NameOwner.Create(enumeration, member));
            }
        }

        foreach (var nested in nestedRecords)
        {
            module.Declare(nested.Name, NameOwner.Create(nested), "class");
        }

        module.Declare(message.Name, NameOwner.Create(message), "class");
        foreach (var record in nestedRecords.Append(message))
        {
            DeclareFields(record, clashes);
        }
    }

    private static void DeclareFields(MessageSpec record, List<NameClash> clashes)
    {
        var attributes = new NameScope(Python, clashes).Own("Python keeps for itself", IsHidden)
            .Own(TooLong, n => PythonNames.IsTooLong("set_" + n));
        foreach (var field in record.LiveFields)
        {
            var (owner, wanted) = (NameOwner.Create(record, field), SnakeCase.From(field.DeviceName));
            if (ReasonToEvade(record, wanted) is { } reason)
            {
                clashes.Add(Python.Clash(owner, wanted, reason) with { IsEvaded = true });
            }

            attributes.Declare(PythonNames.Get(record, field), owner);
        }
    }

    private static string? ReasonToEvade(MessageSpec record, string wanted) =>
        PythonNames.IsKeyword(wanted) ? "is a keyword"
        : PythonNames.IsOwn(wanted, record.Id == 0) ? Itself
        : PythonNames.SetterHolder(record, wanted) is { } scaled ? $"is the name of the setter of {scaled.Name}, too"
        : null;

    private static readonly string TooLong = $"is too long: MicroPython takes {PythonNames.MaxBytes} bytes, and some are put to it";

    // In a class, __x is another name; __x__ has a meaning.
    private static bool IsHidden(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static IEnumerable<EnumSpec> GetEnums(SchemaSpec schema, IEnumerable<MessageSpec> records) =>
        records.SelectMany(r => r.LiveFields).Where(f => f.Enumeration is not null).Select(schema.GetEnum).Distinct();
}
