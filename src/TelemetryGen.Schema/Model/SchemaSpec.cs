namespace TelemetryGen.Schema;

/// <summary>All messages of one assembly: what the generator knows and the targets are given.</summary>
/// <param name="Name">Dotted name, such as <c>Acme.Greenhouse</c>.</param>
/// <param name="Id">Schema id in each header, 0 to 65,535.</param>
/// <param name="Version">Schema version in each header, 1 to 65,535.</param>
/// <param name="Enums">The enumerations in use, by name.</param>
/// <param name="Messages">By id.</param>
public sealed record SchemaSpec(string Name, int Id, int Version, EquatableArray<EnumSpec> Enums, EquatableArray<MessageSpec> Messages)
{
    /// <summary>The last part of the name: <c>Greenhouse</c> of <c>Acme.Greenhouse</c>.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOf('.') + 1);

    /// <summary>The nested records, each once, those that others hold first.</summary>
    public IEnumerable<MessageSpec> NestedRecords => Messages.SelectMany(m => m.AllNestedRecords()).DistinctByName();

    /// <summary>Those of them that have values, each once, the inner ones first.</summary>
    public IEnumerable<MessageSpec> LiveNestedRecords => Messages.SelectMany(m => m.LiveNestedRecords()).DistinctByName();

    /// <summary>The messages, then those that are no message: each record that has values, once.</summary>
    public IEnumerable<MessageSpec> LiveRecords => Messages.Concat(LiveNestedRecords).DistinctByName();

    /// <summary>The enumeration of that name.</summary>
    /// <exception cref="ArgumentException">The schema has none.</exception>
    public EnumSpec GetEnum(FieldSpec field) =>
        Enums.FirstOrDefault(e => e.Name == field.Enumeration)
        ?? throw new ArgumentException(
            $"Schema {Name} has no enumeration '{field.Enumeration}', which field {field.Name} names.", nameof(field));
}
