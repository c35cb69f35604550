namespace TelemetryGen.Schema;

/// <summary>What of a contract has a name in a target language.</summary>
public enum NameOwnerKind
{
    /// <summary>The schema, by its dotted name.</summary>
    Schema,

    /// <summary>A message or a field of it.</summary>
    Message,

    /// <summary>A record inside of messages or a field of it.</summary>
    NestedRecord,

    /// <summary>An enumeration or a member of it.</summary>
    Enumeration,
}

/// <summary>A type of a contract, or a member of one, by its names in C#.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The type; for <see cref="NameOwnerKind.Schema"/> the schema.</param>
/// <param name="Member">The member; null for the type itself.</param>
public sealed record NameOwner(NameOwnerKind Kind, string Type, string? Member)
{
    /// <summary>A field, to which <c>[TargetName]</c> can give another name.</summary>
    public bool IsField => Member is not null && Kind is NameOwnerKind.Message or NameOwnerKind.NestedRecord;

    /// <summary>The schema.</summary>
    public static NameOwner Create(SchemaSpec schema) => new(NameOwnerKind.Schema, schema.Name, null);

    /// <summary>A message or a record inside of messages, or a field of it.</summary>
    public static NameOwner Create(MessageSpec record, FieldSpec? field = null) =>
        new(record.Id == 0 ? NameOwnerKind.NestedRecord : NameOwnerKind.Message, record.Name, field?.Name);

    /// <summary>An enumeration, or a member of it.</summary>
    public static NameOwner Create(EnumSpec enumeration, EnumMember? member = null) =>
        new(NameOwnerKind.Enumeration, enumeration.Name, member?.Name);

    /// <summary>What a sentence calls it: a field by its name alone, as it stands in its record; <c>Gas.CO2</c>; <c>Climate</c>.</summary>
    public override string ToString() => Member is null ? Type : IsField ? Member : $"{Type}.{Member}";
}
